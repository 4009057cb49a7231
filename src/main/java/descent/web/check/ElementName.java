package descent.web.check;

import descent.check.Checked;
import descent.check.CheckedTensor;
import descent.setting.BadSetting;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One element of a tensor as it is written in an address: {@code W2:0:5}, row and column from 0.
 *
 * @param text as given
 */
record ElementName(String text, String tensor, int row, int column) {
  private static final Pattern FORM =
      Pattern.compile("((?:W|b|gamma|beta)\\d{1,3}):(\\d{1,6}):(\\d{1,6})");
  private static final String ALLOWED =
      "a tensor of the network, its row and its column from 0, such as W1:0:0";

  static ElementName parse(String text) {
    Matcher found = FORM.matcher(text);
    if (!found.matches()) {
      throw new BadSetting("element", text, ALLOWED);
    }
    return new ElementName(
        text, found.group(1), Integer.parseInt(found.group(2)), Integer.parseInt(found.group(3)));
  }

  /** An element of a checked tensor, by its index in row-major order. */
  record Found(CheckedTensor tensor, int index) {}

  /** <b>Errors:</b> {@link BadSetting} where the network has no such element. */
  Found in(Checked checked) {
    return checked.tensors().stream()
        .filter(
            t ->
                t.tensor().name().equals(tensor)
                    && row < t.tensor().rows()
                    && column < t.tensor().columns())
        .findFirst()
        .map(t -> new Found(t, row * t.tensor().columns() + column))
        .orElseThrow(() -> new BadSetting("element", text, ALLOWED));
  }
}
