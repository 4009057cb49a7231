package descent.web.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import descent.setting.BadSetting;

/**
 * What went wrong with a request. <b>Source:</b> RFC 9457.
 *
 * @param key of the setting that can't be, where there is one
 * @param value that it was given
 * @param allowed what it may be
 * @param reference under which the server's log has more
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
    String type,
    String title,
    int status,
    String detail,
    String key,
    String value,
    String allowed,
    String reference) {

  private static final String ANY = "about:blank";

  public static Problem of(int status, String detail) {
    return new Problem(ANY, title(status), status, detail, null, null, null, null);
  }

  static Problem of(int status, BadSetting fault) {
    return new Problem(
        ANY,
        title(status),
        status,
        fault.getMessage(),
        fault.key(),
        fault.value(),
        fault.allowed(),
        null);
  }

  static Problem ofServer(String reference) {
    String detail = "a fault of the server; its reference is " + reference;
    return new Problem(ANY, title(500), 500, detail, null, null, null, reference);
  }

  private static String title(int status) {
    return switch (status) {
      case 400 -> "Bad Request";
      case 403 -> "Forbidden";
      case 404 -> "Not Found";
      case 405 -> "Method Not Allowed";
      case 413 -> "Content Too Large";
      case 414 -> "URI Too Long";
      case 429 -> "Too Many Requests";
      case 431 -> "Request Header Fields Too Large";
      case 503 -> "Service Unavailable";
      default -> status >= 500 ? "Internal Server Error" : "Error";
    };
  }
}
