package descent.url;

import descent.setting.BadSetting;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A query string as pairs, in order.
 *
 * <p>Percent-encoding is RFC 3986's: a plus sign is a plus sign. Only what a query may not hold is
 * encoded when printed, so that a link can be read. <b>Source:</b> RFC 3986, section 3.4.
 */
final class Query {
  private static final String PLAIN = "-._~!$'()*,;:@/?=";

  private Query() {}

  record Pair(String key, String value) {}

  /** The parts between {@code separator}s, as they stand; empty ones are skipped. */
  static List<String> parts(String query, char separator) {
    List<String> parts = new ArrayList<>();
    int from = query.startsWith("?") ? 1 : 0;
    while (from <= query.length()) {
      int end = query.indexOf(separator, from);
      end = end < 0 ? query.length() : end;
      if (end > from) {
        parts.add(query.substring(from, end));
      }
      from = end + 1;
    }
    return parts;
  }

  /** Splits at the first {@code =}. */
  static Pair pair(String part) {
    int equals = part.indexOf('=');
    return equals < 0
        ? new Pair(part, "")
        : new Pair(part.substring(0, equals), part.substring(equals + 1));
  }

  static String encode(String text) {
    StringBuilder out = new StringBuilder(text.length());
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      if (c < 128 && (Character.isLetterOrDigit(c) || PLAIN.indexOf(c) >= 0)) {
        out.append(c);
      } else {
        out.append(String.format("%%%02X", b & 0xff));
      }
    }
    return out.toString();
  }

  /**
   * Undoes percent-encoding.
   *
   * <p><b>Errors:</b> {@link BadSetting} for a percent sign without two hexadecimal digits or bytes
   * that are not UTF-8.
   */
  static String decode(String text) {
    if (text.indexOf('%') < 0) {
      return text;
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != '%') {
        bytes.writeBytes(String.valueOf(c).getBytes(StandardCharsets.UTF_8));
        continue;
      }
      int high = i + 2 < text.length() ? Character.digit(text.charAt(i + 1), 16) : -1;
      int low = i + 2 < text.length() ? Character.digit(text.charAt(i + 2), 16) : -1;
      if (high < 0 || low < 0) {
        throw new BadSetting("query", text, "percent-encoded UTF-8");
      }
      bytes.write(high * 16 + low);
      i += 2;
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes.toByteArray()))
          .toString();
    } catch (CharacterCodingException e) {
      throw new BadSetting("query", text, "percent-encoded UTF-8");
    }
  }
}
