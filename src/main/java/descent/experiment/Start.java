package descent.experiment;

import descent.data.DataSettings;
import descent.nn.Initializer;
import descent.setting.Range;

/**
 * How the weights start; biases start at 0.
 *
 * @param initializer what they are drawn from
 * @param scale multiplies them, in {@link #SCALE}
 * @param seed of the draws, in {@link DataSettings#SEED}
 */
public record Start(Initializer initializer, double scale, int seed) {
  /** What the initial weights may be multiplied by. */
  public static final Range SCALE = Range.closed(-1000, 1000);

  /**
   * @throws descent.setting.BadSetting for what is out of range
   */
  public Start {
    SCALE.check("scale", scale);
    DataSettings.SEED.check("weightSeed", seed);
  }
}
