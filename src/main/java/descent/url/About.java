package descent.url;

/**
 * What is said of a setting to people.
 *
 * @param group where it stands in the form
 * @param title its name
 * @param brief its name beside a lane
 * @param label its name in the form, where the group says the rest
 * @param spoken what a screen reader adds to the label
 * @param symbol its letter on the blackboard, empty for none
 * @param tex the same in TeX
 * @param unit what it counts, empty for a bare number and for what is none
 * @param idle the value with which it does nothing, as a URL writes it; null where there is none
 * @param example another value that is worth a try
 * @param onTheWay whether it may be changed during the run
 * @param hint what its control says while it has the focus
 * @param says what it is, in a sentence
 */
public record About(
    Group group,
    String title,
    String brief,
    String label,
    String spoken,
    String symbol,
    String tex,
    String unit,
    String idle,
    String example,
    boolean onTheWay,
    String hint,
    String says) {

  static About of(Group group, String title, String says) {
    return new About(
        group, title, title, title, "", "", "", "", null, "", false, "a change restarts", says);
  }

  About brief(String name) {
    return new About(
        group, title, name, name, spoken, symbol, tex, unit, idle, example, onTheWay, hint, says);
  }

  About label(String name, String rest) {
    return new About(
        group, title, brief, name, rest, symbol, tex, unit, idle, example, onTheWay, hint, says);
  }

  About symbol(String letter, String inTex) {
    return new About(
        group, title, brief, label, spoken, letter, inTex, unit, idle, example, onTheWay, hint,
        says);
  }

  About unit(String of) {
    return new About(
        group, title, brief, label, spoken, symbol, tex, of, idle, example, onTheWay, hint, says);
  }

  About idle(String value) {
    return new About(
        group, title, brief, label, spoken, symbol, tex, unit, value, example, onTheWay, hint,
        says);
  }

  About example(String value) {
    return new About(
        group, title, brief, label, spoken, symbol, tex, unit, idle, value, onTheWay, hint, says);
  }

  About changesOnTheWay() {
    return new About(
        group,
        title,
        brief,
        label,
        spoken,
        symbol,
        tex,
        unit,
        idle,
        example,
        true,
        "acts at once, without a restart",
        says);
  }

  About hint(String text) {
    return new About(
        group, title, brief, label, spoken, symbol, tex, unit, idle, example, onTheWay, text, says);
  }

  /** No control of its own in a clause: what sets it is drawn elsewhere. */
  About hidden() {
    return label("", "");
  }
}
