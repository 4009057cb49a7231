package descent.experiment;

import descent.optim.Optimizer;
import descent.optim.Schedule;
import descent.setting.Range;

/**
 * How a step is made from a gradient.
 *
 * @param optimizer makes it
 * @param learningRate α₀, in {@link #RATE}
 * @param decay how α changes from epoch to epoch
 */
public record StepRule(Optimizer optimizer, double learningRate, Schedule decay) {
  /** What α₀ may be. */
  public static final Range RATE = Range.above(0, 10);

  /**
   * @throws descent.setting.BadSetting for a rate that is out of range
   */
  public StepRule {
    RATE.check("lr", learningRate);
  }

  /** α after so many epochs. */
  public double rateAfter(int epochs) {
    return epochs == 0 ? learningRate : decay.rate(learningRate, epochs - 1);
  }

  /** The same with another α₀. */
  StepRule withLearningRate(double rate) {
    return new StepRule(optimizer, rate, decay);
  }
}
