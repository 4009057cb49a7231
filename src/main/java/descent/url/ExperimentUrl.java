package descent.url;

import descent.experiment.Change;
import descent.experiment.Experiment;
import descent.setting.BadSetting;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * An experiment as a query string: the wire format of the page's address, the socket and the API.
 *
 * <p>The canonical string leaves out what equals its default, keeps the order of the settings and
 * encodes only what a query may not hold. Numbers that an optimizer does not use are not part of an
 * experiment and vanish. Where lanes differ in a setting, each lane names it; a single lane is
 * folded into the rest.
 */
public final class ExperimentUrl {
  /** Characters of the longest query string. */
  public static final int LONGEST = 8000;

  private ExperimentUrl() {}

  /**
   * An experiment read from an address that may have collected faults on its way, and the faults.
   */
  public record Lenient(Experiment experiment, List<BadSetting> problems) {}

  /** Reads a query string. <b>Errors:</b> {@link BadSetting} for the first fault. */
  public static Experiment parse(String query) {
    return new Reading(
            fault -> {
              throw fault;
            },
            Set.of())
        .read(query);
  }

  /**
   * Reads a query string with the default in place of whatever is faulty.
   *
   * @param check a further demand on the whole experiment; what it names is replaced by its default
   *     too
   */
  public static Lenient lenient(String query, Function<Experiment, Optional<BadSetting>> check) {
    Set<String> without = new HashSet<>();
    List<BadSetting> refused = new ArrayList<>();
    while (true) {
      List<BadSetting> faults = new ArrayList<>();
      Experiment experiment = new Reading(faults::add, without).read(query);
      Optional<BadSetting> fault = check.apply(experiment);
      if (fault.isPresent() && without.add(fault.get().key())) {
        refused.add(fault.get());
        continue;
      }
      faults.addAll(refused);
      return fault.isPresent() ? new Lenient(parse(""), faults) : new Lenient(experiment, faults);
    }
  }

  /** The canonical query string. */
  public static String print(Experiment experiment) {
    List<Values> lanes =
        experiment.lanes().stream().map(lane -> Values.of(experiment, lane)).toList();
    List<String> shared = new ArrayList<>();
    List<List<String>> own = new ArrayList<>();
    lanes.forEach(lane -> own.add(new ArrayList<>()));
    for (Setting setting : Setting.values()) {
      List<String> texts = lanes.stream().map(lane -> setting.print(lane.get(setting))).toList();
      if (texts.stream().distinct().count() > 1) {
        for (int i = 0; i < texts.size(); i++) {
          if (lanes.get(i).uses(setting)) {
            own.get(i).add(setting.key() + "=" + texts.get(i));
          }
        }
      } else if (lanes.stream()
          .anyMatch(lane -> !texts.get(0).equals(setting.print(lane.usual(setting))))) {
        shared.add(setting.key() + "=" + Query.encode(texts.get(0)));
      }
    }
    if (lanes.size() > 1) {
      own.forEach(lane -> shared.add("lane=" + Query.encode(String.join(";", lane))));
    }
    return String.join("&", shared);
  }

  /** What is wrong with an experiment that no address could hold, if it is one. */
  public static Optional<BadSetting> tooLong(Experiment experiment) {
    int length = print(experiment).length();
    return length <= LONGEST
        ? Optional.empty()
        : Optional.of(
            new BadSetting(
                "changes",
                "an address of " + length,
                "few enough for an address of " + LONGEST + " characters"));
  }

  /**
   * Every setting of the experiment (of its first lane) with its value as text, defaults included,
   * in order.
   */
  public static Map<String, String> values(Experiment experiment) {
    Values first = Values.of(experiment, experiment.lanes().get(0));
    Map<String, String> values = new LinkedHashMap<>();
    for (Setting setting : Setting.values()) {
      values.put(setting.key(), setting.print(first.get(setting)));
    }
    return values;
  }

  /** The names of the notebooks' experiments. */
  public static List<String> twins() {
    return Stream.of(Twin.values()).map(Twin::key).toList();
  }

  /**
   * What is changed on the way, as the query's {@code changes} writes it but without the epochs, at
   * least one.
   *
   * @throws BadSetting naming the setting that cannot be what it is changed to
   */
  public static List<Change.What> whats(String text) {
    return ChangesForm.whats(text);
  }
}
