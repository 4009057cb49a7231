package descent.optim;

import java.util.List;
import java.util.Map;

/**
 * s ← β₂s + (1−β₂)g², θ ← θ − α·g/(√s + ε), with s starting at 0 and no bias correction.
 *
 * <p><b>Source:</b> Tieleman and Hinton 2012, lecture 6.5; ε outside the root as in the course.
 *
 * @param beta2 β₂, in [0, 1)
 * @param epsilon ε, in (0, 1]
 */
public record RmsProp(double beta2, double epsilon) implements Optimizer {

  public RmsProp {
    Check.decay("beta2", beta2);
    Check.epsilon(epsilon);
  }

  @Override
  public OptimizerName is() {
    return OptimizerName.RMSPROP;
  }

  @Override
  public OptimizerSettings settings() {
    return OptimizerSettings.USUAL.withBeta2(beta2).withEpsilon(epsilon);
  }

  @Override
  public UpdateRule rule() {
    return new UpdateRule(
        List.of(UpdateRule.meanSquare(beta2)), UpdateRule.scaled(UpdateRule.G, UpdateRule.S));
  }

  @Override
  public OptimizerState state(int n) {
    return new State(beta2, epsilon, new double[n]);
  }

  private record State(double beta2, double epsilon, double[] s) implements OptimizerState {
    @Override
    public void update(double[] theta, double[] g, double learningRate) {
      double beta2 = this.beta2;
      double rest = 1 - beta2;
      double epsilon = this.epsilon;
      double[] s = this.s;
      for (int i = 0; i < theta.length; i++) {
        double squares = beta2 * s[i] + rest * g[i] * g[i];
        s[i] = squares;
        theta[i] -= learningRate * g[i] / (Math.sqrt(squares) + epsilon);
      }
    }

    @Override
    public Map<String, double[]> moments() {
      return Map.of("s", s);
    }

    @Override
    public void assign(OptimizerState other) {
      System.arraycopy(((State) other).s, 0, s, 0, s.length);
    }
  }
}
