package descent.run;

import static org.assertj.core.api.Assertions.assertThat;

import descent.report.Divergence;
import descent.report.EpochReport;
import descent.report.Metrics;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RunLogTest {

  private static List<EpochReport> report(int epoch, Optional<Divergence> divergence) {
    Metrics metrics = new Metrics(1, OptionalDouble.empty());
    return List.of(
        new EpochReport(
            epoch,
            1,
            0.1,
            metrics,
            Optional.empty(),
            Optional.empty(),
            divergence,
            Optional.empty()));
  }

  private static List<LogEntry> all(RunLog log) {
    return log.since(0, Integer.MAX_VALUE).entries();
  }

  @Test
  void whoAsksForEverythingSinceANumberGetsExactlyThat() {
    RunLog log = new RunLog(100);
    for (int e = 0; e < 10; e++) {
      log.add(e, report(e, Optional.empty()));
    }

    assertThat(log.since(7, 100).entries()).extracting(LogEntry::n).containsExactly(8, 9, 10);
    assertThat(log.since(3, 2).entries()).extracting(LogEntry::n).containsExactly(4, 5);
    assertThat(log.since(10, 100).entries()).isEmpty();
    assertThat(log.since(99, 100).entries()).isEmpty();
  }

  @Test
  void aFullLogKeepsFirstAndLastAndDivergencesAndThinsTheRestEvenly() {
    RunLog log = new RunLog(100);
    Divergence infinite = new Divergence("J", 0, 30, false);
    for (int e = 0; e <= 1_000; e++) {
      log.add(e, report(e, e == 30 ? Optional.of(infinite) : Optional.empty()));
    }

    List<LogEntry> entries = all(log);
    List<Integer> epochs = entries.stream().map(LogEntry::epoch).collect(Collectors.toList());
    assertThat(entries).hasSizeBetween(50, 101);
    assertThat(entries).extracting(LogEntry::n).isSorted().doesNotHaveDuplicates();
    assertThat(epochs).startsWith(0).endsWith(1_000).contains(30);
    for (int i = 1; i < epochs.size(); i++) {
      assertThat(epochs.get(i) - epochs.get(i - 1)).isLessThanOrEqualTo(48);
    }
  }

  @Test
  void aLogOfNothingButDivergencesIsBoundedToo() {
    RunLog log = new RunLog(100);

    for (int e = 0; e < 10_000; e++) {
      log.add(e, report(e, Optional.of(new Divergence("J", 0, e, false))));
    }

    assertThat(all(log)).hasSizeLessThanOrEqualTo(101);
    assertThat(log.last()).isEqualTo(10_000);
  }

  @Test
  void anEpochThatComesAgainTakesThePlaceOfWhatFollowed() {
    RunLog log = new RunLog(100);
    for (int e = 0; e <= 20; e++) {
      log.add(e, report(e, Optional.empty()));
    }

    log.add(7, report(7, Optional.empty()));
    log.add(8, report(8, Optional.empty()));

    assertThat(all(log)).extracting(LogEntry::epoch).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8);
    assertThat(log.since(21, 9).entries()).extracting(LogEntry::n).containsExactly(22, 23);
  }

  @Test
  void aLogThatWentBackIsThinnedEvenlyToo() {
    RunLog log = new RunLog(100);
    for (int e = 0; e <= 1_000; e++) {
      log.add(e, report(e, Optional.empty()));
    }
    for (int e = 10; e <= 400; e++) {
      log.add(e, report(e, Optional.empty()));
    }

    List<Integer> epochs = all(log).stream().map(LogEntry::epoch).collect(Collectors.toList());
    assertThat(epochs).startsWith(0).endsWith(400).isSorted();
    for (int i = 1; i < epochs.size(); i++) {
      assertThat(epochs.get(i) - epochs.get(i - 1)).isLessThanOrEqualTo(48);
    }
  }

  @Test
  void numbersGoOnRisingWhenTheLogBeginsAnew() {
    RunLog log = new RunLog(100);
    log.add(0, report(0, Optional.empty()));
    log.add(1, report(1, Optional.empty()));

    int generation = log.begin();
    log.add(0, report(0, Optional.empty()));

    assertThat(generation).isEqualTo(1);
    assertThat(log.first()).isEqualTo(3);
    assertThat(log.since(1, 9)).isEqualTo(log.since(2, 9));
    assertThat(log.since(0, 9).generation()).isEqualTo(1);
    assertThat(all(log)).extracting(LogEntry::n).containsExactly(3);
  }
}
