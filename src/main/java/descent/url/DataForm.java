package descent.url;

import descent.data.DataName;
import descent.setting.BadSetting;

/** The data set's name; names that a later version will know are refused as such. */
final class DataForm {
  private static final Form<DataName> KNOWN = Form.oneOf(DataName.values());
  static final Form<DataName> FORM =
      new Form<>(KNOWN.allowed(), KNOWN.shape(), DataForm::read, KNOWN.print());

  private DataForm() {}

  private static DataName read(String text) {
    if (text.equals("signs") || text.startsWith("u:")) {
      throw BadSetting.notYet("data", text, KNOWN.allowed());
    }
    return KNOWN.read().apply(text);
  }
}
