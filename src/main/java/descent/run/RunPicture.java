package descent.run;

import descent.view.LanePicture;
import java.util.List;
import java.util.function.Function;

/** The lanes of a run as drawn at one moment, numbered; what it is encoded to is kept for all who want it. */
public final class RunPicture {
  private final int number;
  private final int generation;
  private final List<LanePicture> lanes;
  private byte[] encoded;

  public RunPicture(int number, int generation, List<LanePicture> lanes) {
    this.number = number;
    this.generation = generation;
    this.lanes = List.copyOf(lanes);
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

  /** The picture's bytes, made by the first who asks. */
  public synchronized byte[] encoded(Function<RunPicture, byte[]> codec) {
    if (encoded == null) {
      encoded = codec.apply(this);
    }
    return encoded;
  }
}
