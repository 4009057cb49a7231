package descent.web.http;

import io.javalin.http.Context;

/**
 * The headers of every answer: what a browser may do with it. Nothing is loaded from anywhere else.
 */
public final class Headers {
  private final String policy;

  /**
   * @param frameAncestors who may show a page in a frame
   */
  public Headers(String frameAncestors) {
    policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self';"
            + " connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors "
            + frameAncestors;
  }

  public void set(Context context) {
    context
        .header("Content-Security-Policy", policy)
        .header("X-Content-Type-Options", "nosniff")
        .header("Referrer-Policy", "no-referrer")
        .header("Cross-Origin-Opener-Policy", "same-origin")
        .header("Cross-Origin-Resource-Policy", "same-origin")
        .header("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
  }
}
