package descent.live;

import descent.experiment.Change;
import descent.run.Speed;
import descent.setting.BadSetting;
import descent.url.ExperimentUrl;
import descent.view.Lines;
import descent.view.Look;
import descent.view.Quantity;
import descent.view.SetName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** Every message that a page may send. */
public sealed interface FromPage {
  /** Opens an experiment, paused, trained to {@code epoch} first. */
  record Open(String experiment, int epoch) implements FromPage {}

  /** Takes up a run, with the log after number {@code since}. */
  record Resume(String run, int since) implements FromPage {}

  record Play() implements FromPage {}

  record Pause() implements FromPage {}

  record Step(Unit unit) implements FromPage {}

  record SpeedTo(Speed speed) implements FromPage {}

  record Restart() implements FromPage {}

  /** Goes back, or on in what was trained already. */
  record GoTo(int epoch, int batch) implements FromPage {}

  /** Something is changed on the way. */
  record ChangeTo(
      OptionalDouble lr,
      OptionalDouble l1,
      OptionalDouble l2,
      Optional<List<Double>> keep,
      Optional<String> edits)
      implements FromPage {

    /**
     * What it amounts to. <b>Errors:</b> {@link BadSetting} and IllegalArgumentException for what
     * is out of range.
     */
    List<Change.What> whats() {
      List<Change.What> whats = new ArrayList<>();
      lr.ifPresent(value -> whats.add(new Change.Rate(value)));
      l1.ifPresent(value -> whats.add(new Change.L1(value)));
      l2.ifPresent(value -> whats.add(new Change.L2(value)));
      keep.ifPresent(values -> whats.add(new Change.Keep(values)));
      edits.ifPresent(
          text -> ExperimentUrl.edits(text).forEach(edit -> whats.add(new Change.Points(edit))));
      if (whats.isEmpty()) {
        throw new BadSetting("change", "nothing", "one of lr, l1, l2, keep and edits at least");
      }
      return whats;
    }
  }

  record LookAt(
      Lines lines,
      boolean tiles,
      Optional<Neuron> neuron,
      Optional<Place> at,
      Optional<Quantity> inside,
      Optional<SetName> confusion,
      Optional<Look.Window> matrices,
      Optional<Look.Example> example,
      Optional<Look.Slice> slice,
      OptionalInt lane)
      implements FromPage {}

  /** The last log number and the last picture number that reached the page. */
  record Seen(int log, int picture) implements FromPage {}

  /** How far a step goes. */
  enum Unit {
    EPOCH,
    BATCH
  }

  /** A unit of the network; layer 0 are the inputs. */
  record Neuron(int lane, int layer, int unit) {}

  /** A place of the plane. */
  record Place(double x1, double x2) {}
}
