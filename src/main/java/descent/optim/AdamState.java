package descent.optim;

import java.util.Map;
import org.apache.commons.math3.util.FastMath;

/** The moments of {@link Adam}, its step count t, and β₁ᵗ and β₂ᵗ. */
final class AdamState implements OptimizerState {
  /**
   * The powers are carried along as products and made afresh every so many steps, so that rounding
   * can't pile up.
   */
  private static final int AFRESH = 64;

  private final Adam settings;
  private final double[] v;
  private final double[] s;
  private final double logBeta1;
  private final double logBeta2;
  private long t;
  private double beta1Power = 1;
  private double beta2Power = 1;

  AdamState(Adam settings, int n) {
    this.settings = settings;
    logBeta1 = FastMath.log(settings.beta1());
    logBeta2 = FastMath.log(settings.beta2());
    v = new double[n];
    s = new double[n];
  }

  @Override
  public void update(double[] theta, double[] g, double learningRate) {
    t++;
    if (t % AFRESH == 0) {
      beta1Power = FastMath.exp(t * logBeta1);
      beta2Power = FastMath.exp(t * logBeta2);
    } else {
      beta1Power *= settings.beta1();
      beta2Power *= settings.beta2();
    }
    step(
        theta,
        g,
        v,
        s,
        learningRate,
        settings.beta1(),
        settings.beta2(),
        settings.epsilon(),
        1 - beta1Power,
        1 - beta2Power);
  }

  private static void step(
      double[] theta,
      double[] g,
      double[] v,
      double[] s,
      double learningRate,
      double beta1,
      double beta2,
      double epsilon,
      double correction1,
      double correction2) {
    double rest1 = 1 - beta1;
    double rest2 = 1 - beta2;
    for (int i = 0; i < theta.length; i++) {
      double moment = beta1 * v[i] + rest1 * g[i];
      double squares = beta2 * s[i] + rest2 * (g[i] * g[i]);
      v[i] = moment;
      s[i] = squares;
      theta[i] -=
          learningRate * (moment / correction1) / (Math.sqrt(squares / correction2) + epsilon);
    }
  }

  @Override
  public Map<String, double[]> moments() {
    return Map.of("v", v, "s", s);
  }

  @Override
  public long steps() {
    return t;
  }

  @Override
  public void assign(OptimizerState other) {
    AdamState from = (AdamState) other;
    System.arraycopy(from.v, 0, v, 0, v.length);
    System.arraycopy(from.s, 0, s, 0, s.length);
    t = from.t;
    beta1Power = from.beta1Power;
    beta2Power = from.beta2Power;
  }
}
