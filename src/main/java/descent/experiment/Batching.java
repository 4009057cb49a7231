package descent.experiment;

import descent.data.DataSettings;
import descent.setting.BadSetting;
import descent.setting.Range;

/**
 * Which examples a step sees.
 *
 * @param size examples a step, in {@link #SIZE}; 0 for all at once
 * @param seed epoch e (from 0) is shuffled by a fresh stream of seed {@code seed + 1 + e}; in
 *     {@link DataSettings#SEED}
 */
public record Batching(int size, int seed) {
  /** How many examples a batch may have, where it does not have all. */
  public static final Range SIZE = Range.whole(1, 1_000_000);

  /** Between the seeds of two lucks: more than any run has epochs. */
  private static final int SHUFFLES_APART = 10_000_000;

  /**
   * @throws BadSetting for what is out of range
   */
  public Batching {
    BadSetting.unless(size == 0 || SIZE.holds(size), "batch", size, "full or in " + SIZE);
    DataSettings.SEED.check("batchSeed", seed);
  }

  /** Examples a step, of so many. */
  public int of(int examples) {
    return size == 0 ? examples : Math.min(size, examples);
  }

  /** Steps an epoch, with so many examples. */
  public int steps(int examples) {
    return size == 0 ? 1 : (examples + size - 1) / size;
  }

  /** With the shuffles of another luck; 0 is this one. */
  Batching withLuck(int i) {
    return new Batching(size, seed + SHUFFLES_APART * i);
  }
}
