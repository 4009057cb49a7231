package descent.run;

import descent.experiment.Change;
import descent.setting.BadSetting;
import descent.url.ExperimentUrl;
import java.util.ArrayList;
import java.util.List;

/** A run driven by hand: a clock that the test moves, slices that the test gives. */
final class Driven {
  final ManualClock clock = new ManualClock();
  final List<BadSetting> refused = new ArrayList<>();
  final Run run;
  final Watcher watcher =
      new Watcher() {
        @Override
        public void changed() {}

        @Override
        public void lookFailed(RuntimeException cause) {
          throw cause;
        }

        @Override
        public void failed(String reference) {}
      };

  Driven(String query, int epoch) {
    run = new Run("id", ExperimentUrl.parse(query), epoch, clock);
    run.watch(watcher);
    run.startOn(new Scheduler(0, clock), cause -> {});
    run.workUntil(Long.MAX_VALUE);
  }

  /**
   * Gives it slices for some time; as time does not pass within a slice, one slice does all that is
   * due.
   */
  void pass(int ms) {
    for (int i = 0; i < ms; i++) {
      clock.passMs(1);
      run.workUntil(clock.nanos() + 1_000);
    }
  }

  void ask(Command... commands) {
    List.of(commands).forEach(run::ask);
    run.workUntil(0);
  }

  void change(Change.What... whats) {
    ask(new Command.ChangeTo(List.of(whats), refused::add));
  }

  /** Steps epoch by epoch. */
  void step(int epochs) {
    for (int i = 0; i < epochs; i++) {
      ask(new Command.StepEpoch());
    }
  }

  List<LogEntry> log() {
    return run.log().since(0, Integer.MAX_VALUE).entries();
  }

  LogEntry row(int epoch) {
    return log().stream().filter(entry -> entry.epoch() == epoch).findFirst().orElseThrow();
  }

  /** The experiment as it is now. */
  String address() {
    return ExperimentUrl.print(run.experiment());
  }
}
