package descent.run;

import static org.assertj.core.api.Assertions.assertThat;

import descent.data.Edit;
import descent.experiment.Change;
import descent.report.EpochReport;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Back in a run and on from there; what is changed on the way is part of the experiment. */
class RunPastTest {
  private static final String SMALL = "n=20&test=10&layers=3:relu";

  @Test
  void goesBackToAnEpochExactlyAndPlaysOnFromThere() {
    Driven run = new Driven(SMALL, 60);
    LogEntry forty = run.row(40);

    run.ask(new Command.GoTo(39, 0), new Command.StepEpoch());

    assertThat(run.run.state().epoch()).isEqualTo(40);
    assertThat(run.run.state().furthest()).isEqualTo(60);
    run.ask(new Command.GoTo(39, 0), new Command.Play());
    assertThat(run.log()).extracting(LogEntry::epoch).endsWith(39);
    run.pass(20);
    assertThat(run.row(40).lanes()).isEqualTo(forty.lanes());
    assertThat(run.run.state().furthest()).isLessThan(60);
  }

  @Test
  void goesBackAndForthByBatches() {
    Driven run = new Driven(SMALL + "&batch=5", 3);

    run.ask(new Command.GoTo(1, 3), new Command.StepBatch());

    assertThat(run.run.state().epoch()).isEqualTo(2);
    assertThat(run.run.state().batch()).isZero();
    assertThat(run.run.state().furthest()).isEqualTo(3);
  }

  @Test
  void goesBackABatchWithinTheNewestEpoch() {
    Driven run = new Driven(SMALL + "&batch=5", 3);
    run.ask(new Command.StepBatch(), new Command.StepBatch());

    run.ask(new Command.GoTo(3, 1));

    assertThat(run.run.state().epoch()).isEqualTo(3);
    assertThat(run.run.state().batch()).isEqualTo(1);
    run.ask(new Command.StepEpoch());
    assertThat(run.row(4).lanes()).isEqualTo(new Driven(SMALL + "&batch=5", 4).row(4).lanes());
  }

  @Test
  void aRunChangedByHandIsTheRunOfItsAddress() {
    Driven byHand = new Driven(SMALL + "&dev=10&batch=7&decay=inverse:0.01", 0);
    byHand.step(3);
    byHand.change(new Change.Rate(0.5));
    byHand.step(2);
    byHand.change(new Change.L2(0.3), new Change.Keep(List.of(0.7)));
    byHand.step(4);
    byHand.change(new Change.Points(new Edit.Add(0.25, -0.5, 1)), new Change.L1(0.01));
    byHand.change(
        new Change.Points(new Edit.Move(20, 0.3, 0.3)), new Change.Points(new Edit.Drop(4)));
    byHand.step(4);

    Driven byAddress = new Driven(byHand.address(), 13);

    assertThat(byHand.address())
        .isEqualTo(
            "n=20&dev=10&test=10&layers=3:relu&decay=inverse:0.01&batch=7"
                + "&changes=3:lr:0.5,5:l2:0.3,5:keep:0.7,9:add:0.25:-0.5:1,9:l1:0.01,9:move:20:0.3:0.3,9:drop:4");
    assertThat(reports(byAddress)).isEqualTo(reports(byHand));
  }

  @Test
  void aChangeIsMeasuredAtOnceAndKeepsTheCostOfItsEpoch() {
    Driven run = new Driven(SMALL, 5);
    EpochReport before = run.row(5).lanes().get(0);

    run.change(new Change.Points(new Edit.Add(0, 0, 0)), new Change.Rate(1));

    EpochReport after = run.row(5).lanes().get(0);
    assertThat(after.cost()).isEqualTo(before.cost());
    assertThat(after.learningRate()).isEqualTo(1);
    assertThat(after.train().loss()).isNotEqualTo(before.train().loss());
    assertThat(after.test()).isEqualTo(before.test());
  }

  @Test
  void aChangeWithinAnEpochBeginsItAnew() {
    Driven run = new Driven(SMALL + "&batch=5", 3);
    run.ask(new Command.StepBatch(), new Command.StepBatch());

    run.change(new Change.Rate(0.5));

    assertThat(run.run.state().epoch()).isEqualTo(3);
    assertThat(run.run.state().batch()).isZero();
    run.step(1);
    assertThat(reports(run)).isEqualTo(reports(new Driven(SMALL + "&batch=5&changes=3:lr:0.5", 4)));
  }

  @Test
  void atTheStartAChangeIsTheSettingItself() {
    Driven run = new Driven(SMALL, 0);

    run.change(
        new Change.Rate(0.5), new Change.Keep(List.of(0.5)), new Change.Points(new Edit.Drop(0)));
    run.step(2);

    assertThat(run.address()).isEqualTo("n=20&test=10&edits=drop:0&layers=3:relu:keep0.5&lr=0.5");
    assertThat(reports(run)).isEqualTo(reports(new Driven(run.address(), 2)));
  }

  @Test
  void thePastShowsWhatHeldThen() {
    Driven run = new Driven(SMALL, 4);
    run.change(new Change.Points(new Edit.Add(0, 0, 0)), new Change.Rate(0.7));
    run.step(4);
    List<List<EpochReport>> first = reports(run);

    for (int epoch : new int[] {3, 4, 7, 0, 5}) {
      run.ask(new Command.GoTo(epoch, 0));
      run.run.wantPicture(run.watcher);
      run.pass(50);
      assertThat(run.run.picture(run.watcher).orElseThrow().lanes().get(0).learningRate())
          .isEqualTo(epoch < 4 ? 0.01 : 0.7);
      if (epoch > 0) {
        assertThat(run.run.picture(run.watcher).orElseThrow().lanes().get(0).report())
            .contains(first.get(epoch).get(0));
      }
    }
    assertThat(run.address()).endsWith("changes=4:add:0:0:0,4:lr:0.7");
  }

  @Test
  void whoGoesOnFromThePastForgetsTheChangesAhead() {
    Driven run = new Driven(SMALL, 4);
    run.change(new Change.Rate(0.7));
    run.step(4);
    run.change(new Change.L2(0.5));
    run.step(2);

    run.ask(new Command.GoTo(6, 0));
    assertThat(run.address()).contains("4:lr:0.7,8:l2:0.5");
    run.ask(new Command.Play());
    assertThat(run.address()).endsWith("changes=4:lr:0.7");
    run.ask(new Command.Pause(), new Command.GoTo(2, 0));
    run.change(new Change.L1(0.1));

    assertThat(run.address()).endsWith("changes=2:l1:0.1");
    assertThat(run.run.state().furthest()).isEqualTo(2);
    run.step(3);
    assertThat(reports(run)).isEqualTo(reports(new Driven(run.address(), 5)));
  }

  @Test
  void changesThatAreStillToComeStayWhenSomethingIsChangedBeforeThem() {
    Driven run = new Driven(SMALL + "&changes=8:lr:0.3", 4);

    run.change(new Change.L2(0.1));
    run.step(6);

    assertThat(run.address()).endsWith("changes=4:l2:0.1,8:lr:0.3");
    assertThat(run.row(10).lanes().get(0).learningRate()).isEqualTo(0.3);
  }

  @Test
  void restartMakesTheChangesAgain() {
    Driven run = new Driven(SMALL, 4);
    run.change(new Change.Rate(0.7));
    run.step(4);
    List<List<EpochReport>> first = reports(run);

    run.ask(new Command.Restart());
    run.step(8);

    assertThat(reports(run)).isEqualTo(first);
    assertThat(run.address()).endsWith("changes=4:lr:0.7");
  }

  @Test
  void whatCannotBeIsRefusedAndEverythingStays() {
    Driven run = new Driven("n=2&test=0&layers=3:relu,2:tanh", 4);
    String before = run.address();

    run.change(new Change.Keep(List.of(0.5, 0.5, 0.5)));
    run.change(new Change.Points(new Edit.Drop(2)));
    run.change(new Change.Points(new Edit.Drop(0)), new Change.Points(new Edit.Drop(1)));
    run.change(new Change.Points(new Edit.Add(0, 0, 7)));

    Driven normed = new Driven("n=2&test=0&layers=3:relu:bn", 4);
    normed.change(new Change.Points(new Edit.Drop(1)));
    assertThat(normed.refused)
        .hasSize(1)
        .allSatisfy(fault -> assertThat(fault.key()).isEqualTo("changes"));
    assertThat(run.refused)
        .hasSize(4)
        .allSatisfy(fault -> assertThat(fault.key()).isEqualTo("changes"));
    assertThat(run.address()).isEqualTo(before);
    run.step(1);
    assertThat(run.run.state().epoch()).isEqualTo(5);
  }

  @Test
  void aLaneThatDivergedGetsAnotherChanceWhereItStopped() {
    Driven run =
        new Driven(
            "data=plane&n=20&test=0&layers=8:linear,8:linear,8:linear&batch=1&epochs=2000&changes=2:lr:10",
            0);
    run.ask(new Command.SpeedTo(Speed.MAX), new Command.Play());
    run.run.workUntil(Long.MAX_VALUE);
    int stop = run.run.state().epoch();
    assertThat(run.run.state().reason()).isEqualTo(RunState.Reason.DIVERGED);

    run.change(new Change.Rate(0.001));
    run.step(2);

    assertThat(run.run.state().epoch()).isEqualTo(stop + 2);
    assertThat(reports(run)).isEqualTo(reports(new Driven(run.address(), stop + 2)));
  }

  @Test
  void lanesThatStoppedBeforeAChangeStayStopped() {
    Driven run =
        new Driven(
            "n=20&test=10&layers=3:linear&data=plane&lane=lr=10;scale=1000;init=normal&lane=lr=0.01",
            400);
    assertThat(run.row(400).lanes().get(0).divergence()).isPresent();

    run.change(new Change.L2(0.1));
    run.step(2);

    assertThat(run.row(402).lanes().get(0).divergence()).isPresent();
    assertThat(reports(run)).isEqualTo(reports(new Driven(run.address(), 402)));
  }

  @Test
  void aChangeLetsEarlyStoppingWaitAnew() {
    Driven run = new Driven(SMALL + "&dev=10&patience=2&lr=1e-300&epochs=2000", 0);
    run.ask(new Command.SpeedTo(Speed.MAX), new Command.Play());
    run.run.workUntil(Long.MAX_VALUE);
    int stop = run.run.state().epoch();

    run.change(new Change.Rate(0.1));
    run.step(1);

    assertThat(run.run.state().epoch()).isEqualTo(stop + 1);
    assertThat(run.row(stop + 1).lanes())
        .isEqualTo(new Driven(run.address(), stop + 1).row(stop + 1).lanes());
  }

  private static List<List<EpochReport>> reports(Driven run) {
    return run.log().stream().map(LogEntry::lanes).toList();
  }
}
