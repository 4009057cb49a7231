package descent.run;

import descent.view.LanePicture;
import java.util.List;
import java.util.function.Function;

/**
 * The lanes of a run as drawn at one moment, numbered; what it is encoded to is kept for all who
 * want it.
 */
public final class RunPicture {
  private final int number;
  private final int generation;
  private final List<LanePicture> lanes;
  private final List<Double> ms;
  private byte[] encoded;

  /**
   * @param ms how long an epoch of each lane has taken on average, ms
   */
  public RunPicture(int number, int generation, List<LanePicture> lanes, List<Double> ms) {
    this.number = number;
    this.generation = generation;
    this.lanes = List.copyOf(lanes);
    this.ms = List.copyOf(ms);
  }

  public int number() {
    return number;
  }

  public int generation() {
    return generation;
  }

  public List<LanePicture> lanes() {
    return lanes;
  }

  /** How long an epoch of each lane has taken on average, ms; 0 before the first. */
  public List<Double> ms() {
    return ms;
  }

  /** The picture's bytes, made by the first who asks. */
  public synchronized byte[] encoded(Function<RunPicture, byte[]> codec) {
    if (encoded == null) {
      encoded = codec.apply(this);
    }
    return encoded;
  }
}
