package descent.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import descent.setting.BadSetting;
import descent.url.ExperimentUrl;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RunsTest {
  private final ManualClock clock = new ManualClock();
  private final Runs runs =
      new Runs(
          LimitsTest.LIMITS,
          new Admission(LimitsTest.LIMITS),
          new Scheduler(0, clock),
          (run, cause) -> {});
  private final Watcher watcher = watcher();

  private static Watcher watcher() {
    return new Watcher() {
      @Override
      public void changed() {}

      @Override
      public void lookFailed(RuntimeException cause) {}

      @Override
      public void failed(String reference) {}
    };
  }

  private Run open(Watcher by, Optional<Run> instead) {
    return runs.open(ExperimentUrl.parse("n=20&layers=2"), 0, "a", by, instead);
  }

  private void pass(int seconds) {
    for (int i = 0; i < seconds; i++) {
      clock.passMs(1_000);
      runs.workUntil(0);
    }
  }

  @Test
  void aRunOutlivesItsLastWatcherByAMinute() {
    Run run = open(watcher, Optional.empty());
    runs.leave(run, watcher);

    pass(59);
    assertThat(runs.count()).isEqualTo(1);
    pass(2);

    assertThat(runs.count()).isZero();
    assertThat(runs.resume(run.id(), watcher)).isEmpty();
  }

  @Test
  void aRunPlaysOnForFiveSecondsAndThenPauses() {
    Run run = open(watcher, Optional.empty());
    run.ask(new Command.Play());
    run.workUntil(0);
    runs.leave(run, watcher);

    pass(4);
    run.workUntil(0);
    boolean early = run.state().playing();
    pass(2);
    run.workUntil(0);

    assertThat(early).isTrue();
    assertThat(run.state().playing()).isFalse();
  }

  @Test
  void whoComesBackInTimeKeepsTheRun() {
    Run run = open(watcher, Optional.empty());
    runs.leave(run, watcher);
    pass(30);

    assertThat(runs.resume(run.id(), watcher)).contains(run);
    pass(300);

    assertThat(runs.count()).isEqualTo(1);
  }

  @Test
  void openingAnotherExperimentEndsTheOldRunUnlessSomebodyElseWatchesIt() {
    Watcher other = watcher();
    Run first = open(watcher, Optional.empty());
    Run second = open(watcher, Optional.of(first));
    runs.abandon(first, watcher);
    runs.resume(second.id(), other);
    Run third = open(watcher, Optional.of(second));
    runs.abandon(second, watcher);

    assertThat(runs.resume(first.id(), other)).isEmpty();
    assertThat(runs.resume(second.id(), other)).contains(second);
    assertThat(third.id()).isNotEqualTo(second.id()).hasSizeGreaterThanOrEqualTo(20);
    assertThat(runs.count()).isEqualTo(2);
  }

  @Test
  void runsThatNobodyWatchesMakeRoomForNewOnes() {
    Run first = open(watcher, Optional.empty());
    Run second = open(watcher, Optional.empty());
    runs.leave(first, watcher);
    pass(1);
    runs.leave(second, watcher);

    Run third = open(watcher, Optional.empty());

    assertThat(runs.resume(first.id(), watcher)).isEmpty();
    assertThat(runs.resume(second.id(), watcher)).contains(second);
    assertThat(third.isWatched()).isTrue();
    assertThatThrownBy(() -> open(watcher, Optional.empty())).isInstanceOf(Admission.TooMany.class);
  }

  @Test
  void whatIsRefusedTakesNoPlace() {
    for (int i = 0; i < 10; i++) {
      assertThatThrownBy(
              () -> runs.open(ExperimentUrl.parse("n=100000"), 0, "a", watcher, Optional.empty()))
          .isInstanceOf(BadSetting.class);
      assertThatThrownBy(
              () ->
                  runs.open(
                      ExperimentUrl.parse("data=plane&loss=crossentropy"),
                      0,
                      "a",
                      watcher,
                      Optional.empty()))
          .isInstanceOf(BadSetting.class)
          .hasMessageContaining("loss must be auto or squared");
    }

    open(watcher, Optional.empty());
    assertThat(runs.count()).isEqualTo(1);
  }
}
