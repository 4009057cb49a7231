package descent.web.page;

import io.javalin.http.Context;

/**
 * Where a page finds what it loads and where it leads. All addresses are relative, so that a page
 * works behind any path prefix; {@code part/head.jte} is the one that says them.
 *
 * @param root the server's root as seen from the page: empty, or {@code ../} some times
 * @param assets the folder of scripts, styles, images and libraries as seen from the root
 * @param origin scheme and host by which the visitor came, for who wants a whole address
 */
public record Head(String root, String assets, String origin) {

  static Head of(Context context, String assets) {
    int depth = (int) context.path().chars().filter(c -> c == '/').count() - 1;
    String scheme =
        "https".equals(context.header("X-Forwarded-Proto")) ? "https" : context.scheme();
    return new Head("../".repeat(Math.max(0, depth)), assets, scheme + "://" + context.host());
  }

  /** The address of a script, sheet, image or library such as {@code styles/tokens.css}. */
  public String asset(String path) {
    return root + assets + path;
  }

  /** The address of a page or of the API, such as {@code twins}; an empty one is the playground. */
  public String page(String path) {
    return path.isEmpty() && root.isEmpty() ? "./" : root + path;
  }
}
