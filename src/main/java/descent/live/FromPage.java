package descent.live;

import descent.run.Speed;
import descent.view.Lines;
import descent.view.Look;
import descent.view.Quantity;
import descent.view.SetName;
import java.util.Optional;
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

  /**
   * Something is changed on the way.
   *
   * @param changes as the query's {@code changes} writes it, without the epochs
   */
  record ChangeTo(String changes) implements FromPage {}

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
