package descent.run;

import descent.run.RunState.Reason;
import descent.training.Experiment;
import descent.view.LanePicture;
import descent.view.Look;
import java.util.List;
import java.util.function.Supplier;

/**
 * What a run does next: plays, steps, rests, goes to an epoch; and the log of it. Mutable; used by one thread at a
 * time, but for {@link #state} and {@link #log}, which anybody may read.
 */
final class Player {
  private final Experiment experiment;
  private final Supplier<Lanes> start;
  private final NanoClock clock;
  private final RunLog log = new RunLog(Run.LOG_CAPACITY);
  private final Pace pace = new Pace();
  private volatile RunState state;
  private Lanes lanes;
  private boolean begun;
  private boolean playing;
  private int goal;
  private int reported = -1;
  private int furthest;
  private int generation;
  private int change;
  private long changes;

  Player(Experiment experiment, Supplier<Lanes> start, int startEpoch, NanoClock clock) {
    this.experiment = experiment;
    this.start = start;
    this.clock = clock;
    goal = startEpoch;
    lanes = start.get();
    publish(Reason.ASKED);
  }

  RunLog log() {
    return log;
  }

  RunState state() {
    return state;
  }

  /** Rises with everything that a watcher could see. */
  long changes() {
    return changes;
  }

  /** What is looked at has changed. */
  void touch() {
    changes++;
  }

  List<LanePicture> pictures(Look look) {
    return lanes.pictures(look);
  }

  /** How long an epoch of each lane has taken on average, ms. */
  List<Double> ms() {
    return lanes.ms();
  }

  /** When the next epoch is due: a time of the clock, 0 for at once, {@link Work#NEVER} at rest. */
  long due() {
    if (!begun || lanes.epoch() < goal) {
      return 0;
    }
    return playing ? pace.due() : Work.NEVER;
  }

  /** Does what is due. */
  void train() {
    if (!begun) {
      begin();
      return;
    }
    boolean seeking = lanes.epoch() < goal;
    boolean hurried = seeking || pace.speed() == Speed.MAX;
    int epoch = lanes.epoch() + 1;
    trainEpoch(!hurried || Strides.reports(epoch) || isLast(epoch) || seeking && epoch == goal);
    pace.trained(clock.nanos());
  }

  void obey(Command command) {
    if (!begun) {
      begin();
    }
    if (command instanceof Command.Play) {
      play();
    } else if (command instanceof Command.Pause) {
      rest(Reason.ASKED);
    } else if (command instanceof Command.StepEpoch) {
      stepEpoch();
    } else if (command instanceof Command.StepBatch) {
      stepBatch();
    } else if (command instanceof Command.SpeedTo speedTo) {
      pace.start(speedTo.speed(), clock.nanos());
      announce(state.reason());
    } else if (command instanceof Command.GoTo place) {
      goTo(place.epoch(), place.batch());
    } else if (command instanceof Command.Restart) {
      restart();
    } else if (command instanceof Command.ChangeLearningRate change) {
      lanes.changeLearningRate(change.learningRate());
      furthest = lanes.epoch();
      log.addChange(lanes.epoch(), change.learningRate());
      changes++;
    }
  }

  private void begin() {
    begun = true;
    lanes.measure();
    report();
  }

  private void play() {
    if (ended()) {
      return;
    }
    playing = true;
    goal = 0;
    lanes.forgetWhatLiesAhead();
    furthest = lanes.epoch();
    pace.start(pace.speed(), clock.nanos());
    announce(Reason.ASKED);
  }

  /** Stops, at an epoch that is reported: where the last one was not, one more is trained. */
  private void rest(Reason reason) {
    playing = false;
    goal = 0;
    if (lanes.batch() == 0 && reported != lanes.epoch()) {
      lanes.trainEpoch(true);
      report();
    }
    announce(reason);
  }

  /** Pauses in the past, or further on in what was trained already. */
  private void goTo(int epoch, int batch) {
    playing = false;
    goal = 0;
    int last = Math.min(epoch, furthest);
    lanes.goTo(last, last < furthest ? batch : 0);
    reported = lanes.epoch();
    announce(Reason.ASKED);
  }

  private void stepEpoch() {
    if (lanes.epoch() < furthest) {
      goTo(lanes.epoch() + 1, 0);
      return;
    }
    rest(Reason.ASKED);
    if (!ended()) {
      trainEpoch(true);
      announce(state.reason());
    }
  }

  private void stepBatch() {
    if (lanes.epoch() < furthest) {
      goTo(lanes.epoch(), lanes.batch() + 1);
      return;
    }
    rest(Reason.ASKED);
    if (!ended()) {
      if (lanes.trainBatch()) {
        report();
      }
      announce(Reason.ASKED);
      ended();
    }
  }

  private void restart() {
    lanes = start.get();
    furthest = 0;
    reported = -1;
    goal = 0;
    generation = log.begin();
    announce(Reason.ASKED);
    begin();
    pace.start(pace.speed(), clock.nanos());
  }

  private void trainEpoch(boolean measured) {
    boolean wasSeeking = lanes.epoch() < goal;
    lanes.trainEpoch(measured);
    if (measured || lanes.stopped()) {
      report();
    }
    publish(state.reason());
    if (!ended() && wasSeeking && lanes.epoch() >= goal) {
      rest(Reason.ASKED);
    }
  }

  /** Whether nothing is left to train; if so, says why and rests. */
  private boolean ended() {
    if (lanes.stopped()) {
      rest(lanes.diverged() ? Reason.DIVERGED : Reason.STOPPED);
      return true;
    }
    if (lanes.batch() == 0 && isLast(lanes.epoch())) {
      rest(Reason.FINISHED);
      return true;
    }
    return false;
  }

  private boolean isLast(int epoch) {
    return experiment.epochs().isPresent() && epoch >= experiment.epochs().getAsInt();
  }

  private void report() {
    reported = lanes.epoch();
    log.add(lanes.epoch(), lanes.reports());
    changes++;
  }

  /** Says that the run now does something else, and why. */
  private void announce(Reason reason) {
    change++;
    publish(reason);
  }

  private void publish(Reason reason) {
    furthest = Math.max(furthest, lanes.epoch());
    state =
        new RunState(
            generation, change, playing, pace.speed(), lanes.epoch(), lanes.batch(), lanes.batches(), furthest, reason);
    changes++;
  }
}
