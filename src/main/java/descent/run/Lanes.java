package descent.run;

import descent.data.Split;
import descent.experiment.EpochSettings;
import descent.experiment.Experiment;
import descent.nn.Architecture;
import descent.report.EpochReport;
import descent.training.History;
import descent.training.Training;
import descent.view.Box;
import descent.view.Diagnosis;
import descent.view.LanePicture;
import descent.view.Look;
import descent.view.LossSlice;
import descent.view.PictureMaker;
import descent.view.SlicePlane;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * The lanes of one run in lock-step: no lane begins an epoch before all have ended the one before.
 * A lane that diverged stands still and the others go on. Mutable; used by one thread at a time.
 */
final class Lanes {
  private static final long HISTORY_BYTES = 400_000;

  private final List<OneLane> lanes = new ArrayList<>();
  private final OptionalDouble bestError;
  private final NanoClock clock = NanoClock.system();
  private Box box;

  /**
   * <b>Errors:</b> IllegalArgumentException for a combination of settings that cannot be trained.
   */
  Lanes(Experiment experiment, EpochSettings settings, Box box) {
    this.box = box;
    bestError = settings.split().bestError();
    for (int i = 0; i < experiment.lanes().size(); i++) {
      lanes.add(new OneLane(new Training(settings, i)));
    }
  }

  private static final class OneLane {
    private final Training training;
    private final History history;
    private PictureMaker pictureMaker;
    private Split filmed;
    private EpochReport latest;
    private int latestBatch;
    private boolean stopped;
    private long spent;
    private int trained;

    OneLane(Training training) {
      this.training = training;
      history = new History(training, HISTORY_BYTES);
    }

    void take(EpochReport report) {
      latest = report;
      latestBatch = training.batch();
      stopped = report.stops();
    }

    /** Takes note that these looks are going to be drawn. */
    void beginPictures(Collection<Look> looks, int lane, Box box) {
      List<Look> seeing =
          looks.stream().filter(look -> look.sees(lane)).map(look -> own(look, lane)).toList();
      if (seeing.isEmpty()) {
        return;
      }
      if (filmed != training.data()) {
        filmed = training.data();
        pictureMaker = new PictureMaker(filmed, training.lane(), box);
      }
      pictureMaker.begin(training, seeing);
    }

    /** A look without the neuron if the lane has none there. */
    private Look own(Look look, int lane) {
      boolean exists = look.neuron().filter(probe -> probe.lane() != lane || !has(probe)).isEmpty();
      return exists ? look : look.withoutNeuron();
    }

    /** The lane as it is. */
    LanePicture picture(Look look, int lane, OptionalDouble bestError) {
      if (!look.sees(lane)) {
        return LanePicture.unseen(training, look.lines());
      }
      LanePicture picture = pictureMaker.picture(own(look, lane));
      boolean measured =
          latest != null && latest.epoch() == training.epoch() && latestBatch == training.batch();
      return latest == null
          ? picture
          : picture.with(
              measured ? Optional.of(latest) : Optional.empty(), Diagnosis.of(latest, bestError));
    }

    private boolean has(Look.Probe probe) {
      Architecture architecture = training.network().architecture();
      return probe.layer() <= architecture.depth()
          && probe.unit() < architecture.units(probe.layer());
    }
  }

  /**
   * Epochs completed by every lane that can go on; when none can, by the one that came furthest.
   */
  int epoch() {
    int behind = Integer.MAX_VALUE;
    int furthest = 0;
    for (OneLane lane : lanes) {
      int epoch = lane.training.epoch();
      furthest = Math.max(furthest, epoch);
      behind = lane.stopped ? behind : Math.min(behind, epoch);
    }
    return behind == Integer.MAX_VALUE ? furthest : behind;
  }

  /** Batches done of the epoch under way; 0 between epochs. */
  int batch() {
    int epoch = epoch();
    int batch = 0;
    for (OneLane lane : lanes) {
      if (!lane.stopped && lane.training.epoch() == epoch) {
        batch = Math.max(batch, lane.training.batch());
      }
    }
    return batch;
  }

  /** Batches in an epoch of the lane that has most. */
  int batches() {
    int most = 1;
    for (OneLane lane : lanes) {
      most = Math.max(most, lane.training.batchesPerEpoch());
    }
    return most;
  }

  /** Whether no lane can go on. */
  boolean stopped() {
    for (OneLane lane : lanes) {
      if (!lane.stopped) {
        return false;
      }
    }
    return true;
  }

  /** Whether some lane diverged. */
  boolean diverged() {
    return lanes.stream().anyMatch(lane -> lane.training.divergence().isPresent());
  }

  /** Trains every lane to the end of the epoch under way, with or without measuring. */
  void trainEpoch(boolean measured) {
    int target = epoch() + 1;
    for (OneLane lane : lanes) {
      if (lane.stopped || lane.training.epoch() >= target) {
        continue;
      }
      long start = clock.nanos();
      if (measured) {
        lane.take(lane.training.advance());
      } else {
        lane.training.skip();
        if (lane.training.stopped()) {
          lane.take(lane.training.measure());
        }
      }
      lane.spent += clock.nanos() - start;
      lane.trained++;
      lane.history.epochDone();
    }
  }

  /** Trains one batch of every lane that is not through the epoch; true when all are. */
  boolean trainBatch() {
    int target = epoch() + 1;
    boolean through = true;
    for (OneLane lane : lanes) {
      if (lane.stopped || lane.training.epoch() >= target) {
        continue;
      }
      Optional<EpochReport> report = lane.training.advanceBatch();
      report.ifPresent(lane::take);
      if (report.isPresent()) {
        lane.history.epochDone();
      }
      through &= report.isPresent();
    }
    return through;
  }

  /** The latest reports, one a lane. */
  List<EpochReport> reports() {
    return lanes.stream().map(lane -> lane.latest).toList();
  }

  /** Milliseconds that an epoch of each lane has taken on average; 0 before the first. */
  List<Double> ms() {
    return lanes.stream()
        .map(lane -> lane.trained == 0 ? 0 : lane.spent / 1e6 / lane.trained)
        .toList();
  }

  /** Measures every lane as it is. */
  void measure() {
    for (OneLane lane : lanes) {
      if (!lane.stopped) {
        lane.take(lane.training.measure());
      }
    }
  }

  /** Follows a course that is changed from now on; what is measured is measured anew. */
  void follow(EpochSettings settings, Box newBox) {
    if (!newBox.equals(box)) {
      box = newBox;
      lanes.forEach(lane -> lane.filmed = null);
    }
    for (OneLane lane : lanes) {
      lane.history.follow(settings);
      boolean unknown =
          Double.isNaN(lane.latest.cost()) && lane.training.epoch() > 0 && !lane.training.stopped();
      lane.take(
          unknown
              ? lane.history.goTo(lane.training.epoch(), 0)
              : lane.training.measure(lane.latest.cost()));
    }
  }

  /**
   * Takes every lane to where so many epochs, and batches of the next, were done, and measures it
   * there.
   */
  void goTo(int epoch, int batch) {
    for (OneLane lane : lanes) {
      lane.take(lane.history.goTo(epoch, batch));
    }
  }

  /** The past ends here. */
  void forgetWhatLiesAhead() {
    lanes.forEach(lane -> lane.history.forgetWhatLiesAhead());
  }

  /** Takes note of where all lanes stand, for a slice of the loss surface. */
  LossSlice slice(Look.Slice slice) {
    return new LossSlice(
        lanes.get(slice.lane()).training.data(),
        lanes.stream()
            .map(
                lane ->
                    new LossSlice.Candidate(
                        lane.training.lane(), lane.training, lane.history.path()))
            .toList(),
        slice);
  }

  /** Takes note that these looks are going to be drawn, so that what they share is drawn once. */
  void beginPictures(Collection<Look> looks) {
    for (int lane = 0; lane < lanes.size(); lane++) {
      lanes.get(lane).beginPictures(looks, lane, box);
    }
  }

  /**
   * What one of the looks begun with sees.
   *
   * @param plane the slice on which it is seen where the lanes stand, if there is one
   */
  List<LanePicture> pictures(Look look, Optional<SlicePlane> plane) {
    return IntStream.range(0, lanes.size())
        .mapToObj(
            lane -> {
              LanePicture picture = lanes.get(lane).picture(look, lane, bestError);
              return plane
                  .filter(slice -> slice.lanes().contains(lane))
                  .map(slice -> picture.at(slice.stand(lanes.get(lane).training.network().theta())))
                  .orElse(picture);
            })
        .toList();
  }
}
