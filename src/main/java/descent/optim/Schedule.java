package descent.optim;

import descent.math.Power;
import descent.setting.BadSetting;
import descent.setting.Range;
import java.util.List;
import org.apache.commons.math3.util.FastMath;

/**
 * Learning-rate decay: the rate to use from the rate at the start, α₀, and the number e of an epoch
 * (from 0).
 *
 * <p>Applied after each epoch: epoch e + 1 trains with {@code rate(α₀, e)}, as the course's
 * notebooks do.
 */
public sealed interface Schedule {

  /** What the rate of a decay may be. */
  Range RATE = Range.closed(0, 1e6);

  /** What a rate may be multiplied by. */
  Range FACTOR = Range.above(0, 1);

  /** Of how many epochs a decay may speak. */
  Range EPOCHS = Range.whole(1, Integer.MAX_VALUE);

  /** Which it is. */
  ScheduleName is();

  /** Its numbers, one for each part of its name. */
  List<Double> numbers();

  /** The rate that holds after epoch {@code epoch} (from 0). */
  double rate(double initialRate, int epoch);

  /** α₀, always. */
  record Constant() implements Schedule {
    @Override
    public ScheduleName is() {
      return ScheduleName.NONE;
    }

    @Override
    public List<Double> numbers() {
      return List.of();
    }

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
    public ScheduleName is() {
      return ScheduleName.INVERSE;
    }

    @Override
    public List<Double> numbers() {
      return List.of(decayRate, (double) every);
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
    public ScheduleName is() {
      return ScheduleName.EXPONENTIAL;
    }

    @Override
    public List<Double> numbers() {
      return List.of(base);
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
    public ScheduleName is() {
      return ScheduleName.STEP;
    }

    @Override
    public List<Double> numbers() {
      return List.of(factor, (double) every);
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
    public ScheduleName is() {
      return ScheduleName.COSINE;
    }

    @Override
    public List<Double> numbers() {
      return List.of((double) epochs);
    }

    @Override
    public double rate(double initialRate, int epoch) {
      return epoch >= epochs ? 0 : initialRate * (1 + FastMath.cos(Math.PI * epoch / epochs)) / 2;
    }
  }

  private static void atLeastZero(String name, double value) {
    RATE.check(name, value);
  }

  private static void atLeastOne(String name, int value) {
    BadSetting.unless(value >= 1, name, value, "at least 1");
  }

  private static void fraction(String name, double value) {
    FACTOR.check(name, value);
  }
}
