package descent.url;

import descent.data.DataName;

/** The data set's name; names that a later version will know are refused as such. */
final class DataForm {
  private static final Form<DataName> KNOWN = Form.oneOf(DataName::key, DataName.values());
  static final Form<DataName> FORM = new Form<>(KNOWN.allowed(), DataForm::read, KNOWN.print());

  private DataForm() {}

  private static DataName read(String text) {
    if (text.equals("signs") || text.startsWith("u:")) {
      throw BadSetting.notYet("data", text, KNOWN.allowed());
    }
    return KNOWN.read().apply(text);
  }
}
