package descent.optim;

import descent.math.Power;
import org.apache.commons.math3.util.FastMath;

/**
 * Learning-rate decay: the rate to use from the rate at the start, α₀, and the number e of an epoch
 * (from 0).
 *
 * <p>Applied after each epoch: epoch e + 1 trains with {@code rate(α₀, e)}, as the course's
 * notebooks do.
 */
public sealed interface Schedule {

  /** The rate that holds after epoch {@code epoch} (from 0). */
  double rate(double initialRate, int epoch);

  /** α₀, always. */
  record Constant() implements Schedule {
    @Override
    public double rate(double initialRate, int epoch) {
      return initialRate;
    }
  }

  /**
   * α₀ / (1 + rate·e), or with an interval α₀ / (1 + rate·⌊e/every⌋). <b>Source:</b> the course,
   * week 2.
   *
   * @param decayRate at least 0
   * @param every epochs between changes, at least 1
   */
  record Inverse(double decayRate, int every) implements Schedule {
    public Inverse {
      atLeastZero("decay rate", decayRate);
      atLeastOne("decay interval", every);
    }

    @Override
    public double rate(double initialRate, int epoch) {
      return initialRate / (1 + decayRate * (epoch / every));
    }
  }

  /**
   * α₀·rateᵉ.
   *
   * @param base in (0, 1]
   */
  record Exponential(double base) implements Schedule {
    public Exponential {
      fraction("decay base", base);
    }

    @Override
    public double rate(double initialRate, int epoch) {
      return initialRate * Power.of(base, epoch);
    }
  }

  /**
   * α₀·factor^⌊e/every⌋.
   *
   * @param factor in (0, 1]
   * @param every epochs between steps, at least 1
   */
  record Step(double factor, int every) implements Schedule {
    public Step {
      fraction("decay factor", factor);
      atLeastOne("decay interval", every);
    }

    @Override
    public double rate(double initialRate, int epoch) {
      return initialRate * Power.of(factor, epoch / every);
    }
  }

  /**
   * α₀·(1 + cos(π·e/epochs))/2, and 0 from then on. <b>Source:</b> Loshchilov and Hutter 2017,
   * without restarts.
   *
   * @param epochs length of the half wave, at least 1
   */
  record Cosine(int epochs) implements Schedule {
    public Cosine {
      atLeastOne("decay epochs", epochs);
    }

    @Override
    public double rate(double initialRate, int epoch) {
      return epoch >= epochs ? 0 : initialRate * (1 + FastMath.cos(Math.PI * epoch / epochs)) / 2;
    }
  }

  private static void atLeastZero(String name, double value) {
    if (!(value >= 0 && value <= 1e6)) {
      throw new IllegalArgumentException(name + " must be in [0, 1e6], was " + value);
    }
  }

  private static void atLeastOne(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " must be at least 1, was " + value);
    }
  }

  private static void fraction(String name, double value) {
    if (!(value > 0 && value <= 1)) {
      throw new IllegalArgumentException(name + " must be in (0, 1], was " + value);
    }
  }
}
