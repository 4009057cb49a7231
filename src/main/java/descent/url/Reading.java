package descent.url;

import descent.data.DataSettings;
import descent.experiment.Experiment;
import descent.experiment.Lane;
import descent.setting.BadSetting;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One reading of a query string. Every fault is told to {@code onFault}, and the reading goes on
 * without the faulty part unless {@code onFault} throws.
 */
final class Reading {
  private static final int LONGEST = ExperimentUrl.LONGEST;
  private static final String TWIN = "twin";
  private static final String LANE = "lane";

  private final Consumer<BadSetting> onFault;
  private final Set<String> without;
  private final Values base = new Values();
  private final List<String> lanes = new ArrayList<>();

  /**
   * @param onFault told of every fault
   * @param without keys to be read as if they were not there
   */
  Reading(Consumer<BadSetting> onFault, Set<String> without) {
    this.onFault = onFault;
    this.without = without;
  }

  Experiment read(String query) {
    if (query.length() > LONGEST) {
      onFault.accept(new BadSetting("query", query, "at most " + LONGEST + " characters"));
      query = "";
    }
    List<Query.Pair> pairs = decoded(query);
    pairs.stream().filter(pair -> pair.key().equals(TWIN)).findFirst().ifPresent(this::twin);
    settings(pairs);
    DataSettings data = data();
    List<Lane> lanes = lanes();
    try {
      return new Experiment(data, lanes, base.end(), base.changes());
    } catch (BadSetting fault) {
      onFault.accept(fault);
      return new Experiment(data, lanes, base.end());
    }
  }

  private List<Query.Pair> decoded(String query) {
    List<Query.Pair> pairs = new ArrayList<>();
    for (String part : Query.parts(query, '&')) {
      attempt(
          () -> {
            Query.Pair raw = Query.pair(part);
            Query.Pair pair = new Query.Pair(Query.decode(raw.key()), Query.decode(raw.value()));
            if (!without.contains(pair.key())) {
              pairs.add(pair);
            }
          });
    }
    return pairs;
  }

  private void twin(Query.Pair pair) {
    attempt(
        () -> {
          for (String part : Query.parts(Twin.named(pair.value()).query(), '&')) {
            Query.Pair setting = Query.pair(part);
            if (!without.contains(setting.key())) {
              read(Setting.named(setting.key()).orElseThrow(), setting.value(), base);
            }
          }
        });
  }

  private void settings(List<Query.Pair> pairs) {
    Set<Setting> seen = EnumSet.noneOf(Setting.class);
    boolean twinSeen = false;
    for (Query.Pair pair : pairs) {
      if (pair.key().equals(LANE)) {
        lanes.add(pair.value());
      } else if (pair.key().equals(TWIN)) {
        if (twinSeen) {
          onFault.accept(new BadSetting(TWIN, pair.value(), "given once"));
        }
        twinSeen = true;
      } else {
        attempt(() -> setting(pair, base, seen, false));
      }
    }
  }

  private static void setting(Query.Pair pair, Values values, Set<Setting> seen, boolean inLane) {
    Optional<Setting> setting =
        Setting.named(pair.key()).filter(s -> !inLane || s.laneMayHaveItsOwn());
    if (setting.isEmpty()) {
      throw BadSetting.unknown(pair.key(), pair.value(), keys(inLane));
    }
    if (!seen.add(setting.get())) {
      throw new BadSetting(pair.key(), pair.value(), "given once");
    }
    read(setting.get(), pair.value(), values);
  }

  private static void read(Setting setting, String text, Values values) {
    values.put(setting, setting.parse(text));
  }

  private static String keys(boolean inLane) {
    Stream<String> keys =
        Stream.of(Setting.values()).filter(s -> !inLane || s.laneMayHaveItsOwn()).map(Setting::key);
    return "one of "
        + Stream.concat(keys, inLane ? Stream.of() : Stream.of(TWIN, LANE))
            .collect(Collectors.joining(", "));
  }

  private DataSettings data() {
    if (!base.uses(Setting.CLASSES)) {
      int classes = base.<Integer>get(Setting.CLASSES);
      base.forget(Setting.CLASSES);
      if (!base.get(Setting.CLASSES).equals(classes)) {
        onFault.accept(new BadSetting("classes", classes, "2 for data=" + base.dataName().key()));
      }
    }
    try {
      return base.data();
    } catch (BadSetting fault) {
      onFault.accept(fault);
      base.forget(Setting.EDITS);
      return base.data();
    }
  }

  private List<Lane> lanes() {
    if (lanes.size() > Experiment.MAX_LANES) {
      onFault.accept(
          new BadSetting(
              LANE, lanes.size() + " lanes", "given at most " + Experiment.MAX_LANES + " times"));
    }
    List<Lane> read = new ArrayList<>();
    for (String lane : lanes.subList(0, Math.min(lanes.size(), Experiment.MAX_LANES))) {
      Values values = base.copy();
      Set<Setting> seen = EnumSet.noneOf(Setting.class);
      for (String part : Query.parts(lane, ';')) {
        Query.Pair pair = Query.pair(part);
        if (!without.contains(pair.key())) {
          attempt(() -> setting(pair, values, seen, true));
        }
      }
      read.add(values.lane());
    }
    return read.isEmpty() ? List.of(base.lane()) : read;
  }

  private void attempt(Runnable step) {
    try {
      step.run();
    } catch (BadSetting fault) {
      onFault.accept(fault);
    }
  }
}
