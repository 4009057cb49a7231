package descent.run;

import descent.data.Split;
import descent.experiment.Experiment;
import descent.run.RunState.Reason;
import descent.setting.BadSetting;
import descent.view.LanePicture;
import descent.view.Look;
import descent.view.LossSlice;
import descent.view.SlicePlane;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a run does next: plays, steps, rests, goes to an epoch; and the log of it. Mutable; used by
 * one thread at a time, but for {@link #state} and {@link #log}, which anybody may read.
 */
final class Player {
  private final NanoClock clock;
  private final Function<Experiment, Optional<BadSetting>> limits;
  private final RunLog log = new RunLog(Run.LOG_CAPACITY);
  private final Pace pace = new Pace();
  private volatile RunState state;
  private final Split split;
  private Way way;
  private Lanes lanes;
  private boolean begun;
  private boolean playing;
  private int goal;
  private int reported = -1;
  private int furthest;
  private int furthestBatch;
  private int generation;
  private int change;
  private long changes;

  Player(
      Experiment experiment,
      int startEpoch,
      NanoClock clock,
      Function<Experiment, Optional<BadSetting>> limits) {
    this.clock = clock;
    this.limits = limits;
    way = Way.of(experiment);
    split = way.settings().split();
    goal = startEpoch;
    lanes = start();
    publish(Reason.ASKED);
  }

  private Lanes start() {
    return new Lanes(way.experiment(), way.settings(), way.box());
  }

  /** The examples at the start. */
  Split split() {
    return split;
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

  /** Takes note that these looks are going to be drawn. */
  void beginPictures(Collection<Look> looks) {
    lanes.beginPictures(looks);
  }

  List<LanePicture> pictures(Look look, Optional<SlicePlane> plane) {
    return lanes.pictures(look, plane);
  }

  /** Takes note of where all lanes stand. */
  LossSlice slice(Look.Slice slice) {
    return lanes.slice(slice);
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
    } else if (command instanceof Command.ChangeTo change) {
      change(change);
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
    if (lanes.epoch() < goal) {
      // It is on its way to where it was opened, and plays on from there.
      announce(Reason.ASKED);
      return;
    }
    goal = 0;
    forgetWhatLiesAhead();
    pace.start(pace.speed(), clock.nanos());
    announce(Reason.ASKED);
  }

  /**
   * Whoever goes on from the past makes another one of what lay ahead, also of what was changed
   * there.
   */
  private void forgetWhatLiesAhead() {
    lanes.forgetWhatLiesAhead();
    if (looksBack()) {
      Way shorter = way.upTo(lanes.epoch());
      if (shorter != way) {
        follow(shorter);
      }
    }
    furthest = lanes.epoch();
    furthestBatch = lanes.batch();
    log.forgetAfter(furthest);
  }

  private boolean looksBack() {
    return lanes.epoch() < furthest;
  }

  private void follow(Way other) {
    way = other;
    lanes.follow(way.settings(), way.box());
  }

  /** Changes something now; within an epoch, from its start on. */
  private void change(Command.ChangeTo command) {
    int epoch = lanes.epoch();
    Way changed;
    try {
      changed = (looksBack() ? way.upTo(epoch) : way).with(epoch, command.whats(), limits);
    } catch (BadSetting fault) {
      command.refused().accept(fault);
      return;
    }
    follow(changed);
    furthest = lanes.epoch();
    furthestBatch = 0;
    report();
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
    lanes.goTo(last, last < furthest ? batch : Math.min(batch, furthestBatch));
    reported = lanes.epoch();
    announce(Reason.ASKED);
  }

  private void stepEpoch() {
    if (looksBack()) {
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
    if (looksBack()) {
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
    lanes = start();
    furthest = 0;
    furthestBatch = 0;
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
      arrive();
    }
  }

  /** It has come to where it was opened: rests there, or plays on. */
  private void arrive() {
    if (!playing) {
      rest(Reason.ASKED);
      return;
    }
    goal = 0;
    pace.start(pace.speed(), clock.nanos());
    announce(Reason.ASKED);
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
    return way.experiment().epochs().isPresent() && epoch >= way.experiment().epochs().getAsInt();
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
    int epoch = lanes.epoch();
    int batch = lanes.batch();
    furthestBatch =
        epoch > furthest
            ? batch
            : epoch == furthest ? Math.max(furthestBatch, batch) : furthestBatch;
    furthest = Math.max(furthest, epoch);
    state =
        new RunState(
            generation,
            change,
            playing,
            pace.speed(),
            epoch,
            batch,
            lanes.batches(),
            furthest,
            reason,
            way.experiment(),
            way.box());
    changes++;
  }
}
