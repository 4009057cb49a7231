package descent.run;

import static org.assertj.core.api.Assertions.assertThat;

import descent.url.ExperimentUrl;
import descent.view.Directions;
import descent.view.LanePicture;
import descent.view.Lines;
import descent.view.Look;
import descent.view.SlicePlane;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A run driven by hand: a clock that the test moves, slices that the test gives. */
class RunTest {
  private static final String SMALL = "n=20&test=10&layers=3:relu";

  private final ManualClock clock = new ManualClock();
  private final AtomicInteger news = new AtomicInteger();

  private final List<RuntimeException> failedLooks = new ArrayList<>();
  private final Watcher watcher = new Counting();
  private final Watcher other = new Counting();

  private final class Counting implements Watcher {
    @Override
    public void changed() {
      news.incrementAndGet();
    }

    @Override
    public void lookFailed(RuntimeException cause) {
      failedLooks.add(cause);
    }

    @Override
    public void failed(String reference) {}
  }

  private final Scheduler byHand = new Scheduler(0, clock);

  private Run run(String query, int epoch) {
    Run run = new Run("id", ExperimentUrl.parse(query), epoch, clock);
    run.startOn(byHand, cause -> {});
    run.watch(watcher);
    run.workUntil(1);
    return run;
  }

  /**
   * Gives the run slices for some time; as time does not pass within a slice, one slice does all
   * that is due.
   */
  private void pass(Run run, int ms) {
    for (int i = 0; i < ms; i++) {
      clock.passMs(1);
      run.workUntil(clock.nanos() + 1_000);
    }
  }

  private static List<Integer> epochs(Run run) {
    return run.log().since(0, Integer.MAX_VALUE).entries().stream().map(LogEntry::epoch).toList();
  }

  private static void ask(Run run, Command... commands) {
    List.of(commands).forEach(run::ask);
    run.workUntil(0);
  }

  private static Look at(Lines lines, Look.Probe probe) {
    return new Look(lines, true, Optional.of(probe), Optional.empty(), Optional.empty());
  }

  @Test
  void aNewRunIsPausedAtEpochZeroWhichIsInItsLog() {
    Run run = run(SMALL, 0);

    pass(run, 100);

    assertThat(run.state().playing()).isFalse();
    assertThat(epochs(run)).containsExactly(0);
  }

  @Test
  void theSpeedsGiveTheirEpochsASecond() {
    for (Speed speed : List.of(Speed.SLOW, Speed.NORMAL, Speed.FAST)) {
      Run run = run(SMALL, 0);
      ask(run, new Command.SpeedTo(speed), new Command.Play());

      pass(run, 1_000);

      assertThat(run.state().epoch())
          .isBetween(speed.epochsPerSecond(), speed.epochsPerSecond() + 2);
      assertThat(epochs(run))
          .isEqualTo(IntStream.rangeClosed(0, run.state().epoch()).boxed().toList());
    }
  }

  @Test
  void whoFellFarBehindDoesNotCatchUpEverything() {
    Run run = run(SMALL, 0);
    ask(run, new Command.Play());

    clock.passMs(60_000);
    run.workUntil(clock.nanos() + 1_000);

    assertThat(run.state().epoch()).isLessThan(20);
  }

  @Test
  void atFullSpeedEveryEpochToAThousandIsReportedAndThenAboutAThousandADecade() {
    Run run = run(SMALL, 20_000);

    run.workUntil(Long.MAX_VALUE);

    List<Integer> epochs = epochs(run);
    assertThat(epochs.subList(0, 1_001))
        .isEqualTo(IntStream.rangeClosed(0, 1_000).boxed().toList());
    assertThat(epochs.stream().filter(e -> e > 1_000 && e <= 10_000).count())
        .isBetween(800L, 1_400L);
    assertThat(epochs.get(epochs.size() - 1)).isEqualTo(20_000);
    assertThat(run.state().epoch()).isEqualTo(20_000);
    assertThat(run.state().playing()).isFalse();
  }

  @Test
  void aRunTakenToAnEpochIsWhereAPlayedOneWouldBe() {
    Run played = run(SMALL, 0);
    ask(played, new Command.SpeedTo(Speed.FAST), new Command.Play());
    pass(played, 1_000);
    ask(played, new Command.Pause());

    Run sought = run(SMALL, played.state().epoch());
    sought.workUntil(Long.MAX_VALUE);

    assertThat(last(sought)).isEqualTo(last(played));
  }

  private static LogEntry last(Run run) {
    List<LogEntry> entries = run.log().since(0, Integer.MAX_VALUE).entries();
    return entries.get(entries.size() - 1);
  }

  /** A page that lost its server opens the run where it was and plays at once. */
  @Test
  void whoPlaysARunOnItsWayToAnEpochPlaysOnFromThere() {
    Run run = run(SMALL, 500);
    ask(run, new Command.Play());
    assertThat(run.state().playing()).isTrue();

    pass(run, 3_000);

    assertThat(run.state().playing()).isTrue();
    assertThat(run.state().epoch()).isGreaterThan(500);
    assertThat(epochs(run)).contains(500).last().isEqualTo(run.state().epoch());
  }

  @Test
  void pauseAtFullSpeedEndsWithAReportedEpoch() {
    Run run = run(SMALL, 1_501);
    run.workUntil(Long.MAX_VALUE);
    ask(run, new Command.SpeedTo(Speed.MAX), new Command.Play());
    for (int i = 0; i < 7; i++) {
      run.workUntil(1_000 + clock.nanos());
    }

    ask(run, new Command.Pause());

    assertThat(last(run).epoch()).isEqualTo(run.state().epoch());
    assertThat(last(run).lanes().get(0).cost()).isFinite();
  }

  @Test
  void stepsTrainOneBatchOrWhatIsLeftOfTheEpoch() {
    Run run = run(SMALL + "&batch=8", 0);

    ask(run, new Command.StepBatch());
    RunState afterBatch = run.state();
    ask(run, new Command.StepEpoch());
    RunState afterEpoch = run.state();

    assertThat(List.of(afterBatch.epoch(), afterBatch.batch(), afterBatch.batches()))
        .containsExactly(0, 1, 3);
    assertThat(List.of(afterEpoch.epoch(), afterEpoch.batch())).containsExactly(1, 0);
    assertThat(epochs(run)).containsExactly(0, 1);
  }

  @Test
  void batchStepsAddUpToTheSameEpoch() {
    Run byBatch = run(SMALL + "&batch=8", 0);
    Run byEpoch = run(SMALL + "&batch=8", 0);

    ask(byBatch, new Command.StepBatch(), new Command.StepBatch(), new Command.StepBatch());
    ask(byEpoch, new Command.StepEpoch());

    assertThat(last(byBatch)).isEqualTo(last(byEpoch));
  }

  @Test
  void lanesOfDifferentBatchCountsStayInLockStep() {
    Run run = run(SMALL + "&lane=batch=5&lane=batch=full", 0);

    ask(run, new Command.StepBatch());
    RunState mid = run.state();
    ask(run, new Command.StepBatch(), new Command.StepBatch(), new Command.StepBatch());

    assertThat(List.of(mid.epoch(), mid.batch(), mid.batches())).containsExactly(0, 1, 4);
    assertThat(run.state().epoch()).isEqualTo(1);
    assertThat(last(run).lanes()).extracting(report -> report.epoch()).containsExactly(1, 1);
  }

  @Test
  void theRunStopsAfterTheExperimentsEpochs() {
    Run run = run(SMALL + "&epochs=7", 0);
    ask(run, new Command.SpeedTo(Speed.MAX), new Command.Play());

    run.workUntil(Long.MAX_VALUE);
    ask(run, new Command.Play(), new Command.StepEpoch());

    assertThat(run.state().epoch()).isEqualTo(7);
    assertThat(run.state().playing()).isFalse();
    assertThat(run.state().reason()).isEqualTo(RunState.Reason.FINISHED);
    assertThat(epochs(run)).containsExactly(0, 1, 2, 3, 4, 5, 6, 7);
  }

  @Test
  void divergenceStopsTheRunAndSaysWhere() {
    Run run =
        run("n=20&test=10&layers=3:relu&lr=10&scale=1000&init=normal&loss=squared&data=plane", 0);
    ask(run, new Command.SpeedTo(Speed.MAX), new Command.Play());

    run.workUntil(Long.MAX_VALUE);

    assertThat(run.state().reason()).isEqualTo(RunState.Reason.DIVERGED);
    assertThat(last(run).lanes().get(0).divergence()).isPresent();
    assertThat(run.state().playing()).isFalse();
  }

  @Test
  void aLaneThatDivergedStandsStillWhileTheOthersGoOn() {
    Run run =
        run(
            "n=20&test=10&layers=3:relu&data=plane&init=normal&lane=lr=10;scale=1000&lane=lr=0.01",
            0);

    ask(run, new Command.SpeedTo(Speed.MAX), new Command.Play());
    for (int i = 0; i < 50; i++) {
      run.workUntil(clock.nanos() + 1_000);
    }

    LogEntry last = last(run);
    assertThat(last.lanes().get(0).divergence()).isPresent();
    assertThat(last.lanes().get(1).divergence()).isEmpty();
    assertThat(last.lanes().get(1).epoch()).isGreaterThan(last.lanes().get(0).epoch());
    assertThat(run.state().playing()).isTrue();
    assertThat(run.state().epoch()).isEqualTo(last.lanes().get(1).epoch());
  }

  @Test
  void restartGoesBackToTheSameStartAndTheLogBeginsAnewWithHigherNumbers() {
    Run run = run(SMALL, 0);
    ask(run, new Command.StepEpoch(), new Command.StepEpoch());
    List<LogEntry> before = run.log().since(0, 9).entries();

    ask(run, new Command.Restart(), new Command.StepEpoch());
    List<LogEntry> after = run.log().since(0, 9).entries();

    assertThat(after).extracting(LogEntry::epoch).containsExactly(0, 1);
    assertThat(after.get(0).n()).isGreaterThan(before.get(before.size() - 1).n());
    assertThat(after.get(1).lanes()).isEqualTo(before.get(1).lanes());
    assertThat(run.state().generation()).isEqualTo(1);
  }

  @Test
  void restartWhilePlayingPlaysOn() {
    Run run = run(SMALL, 0);
    ask(run, new Command.Play());
    pass(run, 200);

    ask(run, new Command.Restart());
    pass(run, 100);

    assertThat(run.state().playing()).isTrue();
    assertThat(run.state().epoch()).isBetween(5, 9);
  }

  @Test
  void picturesAreMadeOnlyWhenWantedAndNotMoreThanThirtyASecond() {
    Run run = run(SMALL, 0);
    ask(run, new Command.SpeedTo(Speed.FAST), new Command.Play());
    pass(run, 500);
    assertThat(run.picture(watcher)).isEmpty();

    for (int i = 0; i < 1_000; i++) {
      run.wantPicture(watcher);
      pass(run, 1);
    }

    assertThat(run.picture(watcher).orElseThrow().number()).isBetween(25, 31);
  }

  @Test
  void atRestTheSamePictureIsNotMadeTwice() {
    Run run = run(SMALL, 0);
    run.wantPicture(watcher);
    pass(run, 50);
    run.wantPicture(watcher);
    pass(run, 200);
    int before = run.picture(watcher).orElseThrow().number();

    ask(run, new Command.LookAt(watcher, at(Lines.GRADIENT, new Look.Probe(0, 1, 0, 0, 0))));
    pass(run, 50);

    assertThat(before).isEqualTo(1);
    assertThat(run.picture(watcher).orElseThrow().number()).isEqualTo(2);
    assertThat(run.picture(watcher).orElseThrow().lanes().get(0).neuron()).isPresent();
  }

  @Test
  void theNeuronOfOneLaneIsNotLookedAtInTheOther() {
    Run run = run(SMALL + "&lane=layers=9:relu&lane=layers=3:relu", 0);
    ask(run, new Command.LookAt(watcher, at(Lines.WEIGHT, new Look.Probe(0, 1, 8, 0, 0))));
    run.wantPicture(watcher);

    pass(run, 50);

    assertThat(run.picture(watcher).orElseThrow().lanes().get(0).neuron()).isPresent();
    assertThat(run.picture(watcher).orElseThrow().lanes().get(1).neuron()).isEmpty();
  }

  private Command sliceAt(int take) {
    return new Command.LookAt(watcher, slice(Directions.Kind.PATH, take));
  }

  private static Look slice(Directions.Kind directions, int take) {
    return new Look(
        Lines.WEIGHT,
        true,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(new Look.Slice(0, directions, 1, take)),
        OptionalInt.empty());
  }

  /** Lets the scheduler do all that is ready, run and background alike. */
  private void settle() {
    for (int i = 0; i < 20_000 && byHand.serveOne(); i++) {
      clock.passMs(1);
    }
  }

  @Test
  void aSliceIsTakenOnceForEachAskingAndTheNewestWins() {
    Run run = run(SMALL, 5);
    settle();
    run.ask(sliceAt(1));
    settle();
    int first = run.surface(watcher).orElseThrow().number();
    assertThat(run.surface(watcher).orElseThrow().surface().done()).isTrue();
    assertThat(run.surface(watcher).orElseThrow().surface().epoch()).isEqualTo(5);

    run.ask(sliceAt(1));
    settle();
    assertThat(run.surface(watcher).orElseThrow().number()).isEqualTo(first);

    run.ask(new Command.StepEpoch());
    run.ask(sliceAt(2));
    run.ask(sliceAt(3));
    settle();
    assertThat(run.surface(watcher).orElseThrow().surface().slice().take()).isEqualTo(3);
    assertThat(run.surface(watcher).orElseThrow().surface().epoch()).isEqualTo(6);
    assertThat(run.surface(watcher).orElseThrow().number()).isLessThanOrEqualTo(first + 3);
  }

  @Test
  void aLaneIsSeenMovingOverTheSliceAndNoLongerWhenNobodyLooks() {
    Run run = run(SMALL, 5);
    settle();
    run.ask(sliceAt(4));
    settle();
    run.ask(new Command.StepEpoch());
    run.wantPicture(watcher);
    settle();

    SlicePlane.Stand stand =
        run.picture(watcher).orElseThrow().lanes().get(0).stand().orElseThrow();
    assertThat(stand.take()).isEqualTo(4);
    assertThat(Math.hypot(stand.first(), stand.second())).isPositive();

    run.ask(new Command.LookAt(watcher, Look.WEIGHTS));
    clock.passMs(100);
    run.wantPicture(watcher);
    settle();
    assertThat(run.picture(watcher).orElseThrow().lanes().get(0).stand()).isEmpty();
  }

  @Test
  void aSliceThatNobodyLooksAtAnyMoreIsGivenUp() {
    Run run = run(SMALL, 5);
    settle();

    ask(run, sliceAt(1), new Command.LookAt(watcher, Look.WEIGHTS));
    settle();

    assertThat(run.surface(watcher)).isEmpty();
  }

  @Test
  void watchersAreNotToldMoreOftenThanTheyCanUse() {
    Run run = run(SMALL, 0);
    ask(run, new Command.SpeedTo(Speed.FAST), new Command.Play());
    int before = news.get();

    pass(run, 1_000);

    assertThat(news.get() - before).isBetween(50, 110);
  }

  @Test
  void eachWatcherSeesWhatItLooksAtItself() {
    Run run = run(SMALL, 5);
    run.watch(other);
    ask(run, new Command.LookAt(watcher, at(Lines.GRADIENT, new Look.Probe(0, 1, 0, 0, 0))));
    ask(run, new Command.LookAt(other, slice(Directions.Kind.RANDOM, 3)));
    run.wantPicture(watcher);
    run.wantPicture(other);
    settle();
    run.ask(new Command.StepEpoch());
    clock.passMs(100);
    run.wantPicture(watcher);
    run.wantPicture(other);
    settle();

    LanePicture mine = run.picture(watcher).orElseThrow().lanes().get(0);
    LanePicture others = run.picture(other).orElseThrow().lanes().get(0);
    assertThat(mine.lines()).isEqualTo(Lines.GRADIENT);
    assertThat(mine.neuron()).isPresent();
    assertThat(mine.stand()).isEmpty();
    assertThat(others.lines()).isEqualTo(Lines.WEIGHT);
    assertThat(others.neuron()).isEmpty();
    assertThat(others.stand().orElseThrow().take()).isEqualTo(3);
    assertThat(run.surface(watcher)).isEmpty();
    assertThat(run.surface(other).orElseThrow().surface().done()).isTrue();
    assertThat(mine.surface()).isSameAs(others.surface());
  }

  @Test
  void watchersOfTheSameLookShareAPicture() {
    Run run = run(SMALL, 0);
    run.watch(other);
    run.wantPicture(watcher);
    run.wantPicture(other);
    pass(run, 50);

    assertThat(run.picture(other).orElseThrow()).isSameAs(run.picture(watcher).orElseThrow());
  }

  @Test
  void whoAsksForAnotherLookOfTheSameMomentIsGivenIt() {
    Run run = run(SMALL, 0);
    run.watch(other);
    run.wantPicture(watcher);
    pass(run, 50);
    RunPicture first = run.picture(watcher).orElseThrow();

    ask(run, new Command.LookAt(other, at(Lines.UPDATE, new Look.Probe(0, 1, 1, 0, 0))));
    run.wantPicture(other);
    pass(run, 50);

    assertThat(run.picture(other).orElseThrow().lanes().get(0).lines()).isEqualTo(Lines.UPDATE);
    assertThat(run.picture(other).orElseThrow().number()).isGreaterThan(first.number());
  }

  @Test
  void aLookThatCannotBeShownIsTakenBackAndTheRunGoesOn() {
    Run run = run(SMALL, 0);
    Look.Window nowhere = new Look.Window(Lines.WEIGHT, 1, -5, 0);
    ask(
        run,
        new Command.LookAt(
            watcher,
            new Look(
                Lines.WEIGHT,
                true,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(nowhere),
                Optional.empty(),
                Optional.empty(),
                OptionalInt.empty())),
        new Command.Play());
    run.wantPicture(watcher);
    pass(run, 100);
    run.wantPicture(watcher);
    pass(run, 100);

    assertThat(failedLooks).hasSize(1);
    assertThat(run.picture(watcher)).isPresent();
    assertThat(run.state().epoch()).isPositive();
  }

  /** A path of parameters that grow beyond all bounds has no principal directions. */
  @Test
  void theLossSurfaceOfARunThatGrowsBeyondAllBoundsDoesNotEndIt() {
    Run run = run("data=plane&lr=3", 0);
    for (int epoch = 0; epoch < 60; epoch++) {
      ask(run, new Command.StepEpoch());
    }
    ask(run, sliceAt(1));
    settle();
    int before = run.state().epoch();
    ask(run, new Command.StepEpoch());
    settle();

    assertThat(failedLooks).isEmpty();
    assertThat(run.surface(watcher)).isPresent();
    assertThat(run.state().reason()).isNotNull();
    assertThat(run.state().epoch()).isGreaterThanOrEqualTo(before);
  }

  @Test
  void stepsThatNobodyWaitsForAreDropped() {
    Run run = run(SMALL, 0);
    for (int i = 0; i < 1_000; i++) {
      run.ask(new Command.StepEpoch());
    }
    run.workUntil(0);
    int bounded = run.state().epoch();
    for (int i = 0; i < 50; i++) {
      run.ask(new Command.StepEpoch());
    }
    run.leave(watcher);
    run.workUntil(0);

    assertThat(bounded).isEqualTo(100);
    assertThat(run.state().epoch()).isEqualTo(bounded);
  }
}
