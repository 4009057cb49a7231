package descent.optim;

/** The moments of {@link Adam}, and β₁ᵗ and β₂ᵗ carried along as products. */
final class AdamState implements OptimizerState {
  private final Adam settings;
  private final double[] v;
  private final double[] s;
  private double beta1Power;
  private double beta2Power;

  AdamState(Adam settings, double[] v, double[] s, double beta1Power, double beta2Power) {
    this.settings = settings;
    this.v = v;
    this.s = s;
    this.beta1Power = beta1Power;
    this.beta2Power = beta2Power;
  }

  @Override
  public void update(double[] theta, double[] g, double learningRate) {
    double beta1 = settings.beta1();
    double beta2 = settings.beta2();
    double epsilon = settings.epsilon();
    beta1Power *= beta1;
    beta2Power *= beta2;
    step(theta, g, v, s, learningRate, beta1, beta2, epsilon, 1 - beta1Power, 1 - beta2Power);
  }

  private static void step(
      double[] theta, double[] g, double[] v, double[] s, double learningRate,
      double beta1, double beta2, double epsilon, double correction1, double correction2) {
    double rest1 = 1 - beta1;
    double rest2 = 1 - beta2;
    for (int i = 0; i < theta.length; i++) {
      double moment = beta1 * v[i] + rest1 * g[i];
      double squares = beta2 * s[i] + rest2 * (g[i] * g[i]);
      v[i] = moment;
      s[i] = squares;
      theta[i] -= learningRate * (moment / correction1) / (Math.sqrt(squares / correction2) + epsilon);
    }
  }

  @Override
  public OptimizerState copy() {
    return new AdamState(settings, v.clone(), s.clone(), beta1Power, beta2Power);
  }
}
