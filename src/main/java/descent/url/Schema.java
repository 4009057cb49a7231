package descent.url;

import descent.data.DataName;
import descent.data.Task;
import descent.optim.ScheduleName;
import descent.setting.Choice;
import descent.setting.Range;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All that is known of the settings, for whoever makes a form, a table or a document: the page, the
 * OpenAPI description, the manual. Values are texts as the query string writes them; what does not
 * apply is null.
 *
 * @param settings in the canonical order of the query string
 * @param groups in the order of the form
 */
public record Schema(List<Entry> settings, List<Heading> groups) {

  /**
   * Settings that stand together.
   *
   * @param key that entries name
   */
  public record Heading(String key, String title) {}

  /**
   * One setting.
   *
   * @param key in the query string
   * @param title its name
   * @param brief its name beside a lane
   * @param usual what it is where nothing is said; a choice of another setting may say otherwise
   *     ({@link Option#usual})
   * @param idle the value with which it does nothing
   * @param example another value, worth a try
   * @param lane whether lanes may differ in it
   * @param onTheWay whether it may be changed during the run
   * @param restarts whether another value makes another run
   * @param user the key of the choice on which it depends whether this one means anything
   * @param allowed what may be given, fit to follow "must be"
   * @param says what it is, in a sentence
   */
  public record Entry(
      String key,
      String title,
      String brief,
      String symbol,
      String tex,
      String group,
      String unit,
      String usual,
      String idle,
      String example,
      boolean lane,
      boolean onTheWay,
      boolean restarts,
      String user,
      FormOf form,
      String allowed,
      String says) {}

  /**
   * What kind of value it is.
   *
   * @param kind number, whole, choice, choices, layers, decay, edits, changes or bugs
   * @param low the ends of a number's range; {@code lowOpen} where it is not in it
   * @param word that may stand instead of a number
   * @param step what an arrow key adds: a number, or {@code log} for the next round one
   */
  public record FormOf(
      String kind,
      Double low,
      Double high,
      Boolean lowOpen,
      Boolean highOpen,
      String word,
      String step,
      List<Option> choices) {}

  /**
   * A name that may be given.
   *
   * @param brief its shortest name
   * @param alias what else it is called
   * @param uses keys that mean something with it and perhaps not with another
   * @param usual what other settings are with it where they are not given
   * @param task of a data set: binary, multiclass or regression
   * @param numbers that follow a decay's name
   */
  public record Option(
      String key,
      String title,
      String brief,
      String alias,
      String tex,
      List<String> uses,
      Map<String, String> usual,
      String task,
      List<Part> numbers) {}

  /** A number that follows a decay's name; the last ones may be left out where they are usual. */
  public record Part(
      String title, String usual, double low, double high, boolean whole, boolean optional) {}

  private static final Schema ALL =
      new Schema(
          Stream.of(Setting.values()).map(Schema::entry).toList(),
          Stream.of(Group.values()).map(g -> new Heading(g.key(), g.title())).toList());

  /** The one there is. */
  public static Schema all() {
    return ALL;
  }

  private static Entry entry(Setting setting) {
    About about = setting.about();
    return new Entry(
        setting.key(),
        about.title(),
        about.brief(),
        orNull(about.symbol()),
        orNull(about.tex()),
        about.group().key(),
        orNull(about.unit()),
        setting.usual(),
        about.idle(),
        orNull(about.example()),
        setting.laneMayHaveItsOwn(),
        about.onTheWay(),
        !about.onTheWay() && setting != Setting.EDITS && setting != Setting.CHANGES,
        setting.user().map(Setting::key).orElse(null),
        form(setting.shape()),
        setting.allowed(),
        about.says());
  }

  private static FormOf form(Shape shape) {
    Optional<Range> range = Optional.ofNullable(shape.range());
    return new FormOf(
        shape.kind().name().toLowerCase(Locale.ROOT),
        range.map(Range::low).orElse(null),
        range.map(Range::high).orElse(null),
        range.map(Range::lowOpen).orElse(null),
        range.map(Range::highOpen).orElse(null),
        shape.word(),
        shape.step(),
        shape.choices().isEmpty() ? null : shape.choices().stream().map(Schema::option).toList());
  }

  private static Option option(Choice choice) {
    return new Option(
        choice.key(),
        choice.title(),
        choice.brief(),
        orNull(choice.alias()),
        orNull(choice.tex()),
        choice.uses(),
        choice.usual(),
        choice instanceof DataName data ? task(data) : null,
        choice instanceof ScheduleName schedule
            ? schedule.parts().stream().map(Schema::part).toList()
            : null);
  }

  private static String task(DataName data) {
    Task task = data.task(2);
    return task.name().toLowerCase(Locale.ROOT);
  }

  private static Part part(ScheduleName.Part part) {
    Range range = part.range();
    return new Part(
        part.title(), part.usual(), range.low(), range.high(), range.whole(), part.optional());
  }

  private static String orNull(String text) {
    return text.isEmpty() ? null : text;
  }
}
