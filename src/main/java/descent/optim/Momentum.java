package descent.optim;

import java.util.List;
import java.util.Map;

/**
 * v ← βv + (1−β)g, θ ← θ − α·v, with v starting at 0 and no bias correction, as in the course.
 *
 * <p><b>Source:</b> Polyak 1964; the weighting by (1−β) is the course's.
 *
 * @param beta β, in [0, 1)
 */
public record Momentum(double beta) implements Optimizer {

  public Momentum {
    Check.decay("beta1", beta);
  }

  @Override
  public OptimizerName is() {
    return OptimizerName.MOMENTUM;
  }

  @Override
  public OptimizerSettings settings() {
    return OptimizerSettings.USUAL.withBeta1(beta);
  }

  @Override
  public UpdateRule rule() {
    return new UpdateRule(List.of(UpdateRule.mean(beta)), UpdateRule.downhill(UpdateRule.V));
  }

  @Override
  public OptimizerState state(int n) {
    return new State(beta, new double[n]);
  }

  private record State(double beta, double[] v) implements OptimizerState {
    @Override
    public void update(double[] theta, double[] g, double learningRate) {
      double beta = this.beta;
      double rest = 1 - beta;
      double[] v = this.v;
      for (int i = 0; i < theta.length; i++) {
        double moment = beta * v[i] + rest * g[i];
        v[i] = moment;
        theta[i] -= learningRate * moment;
      }
    }

    @Override
    public Map<String, double[]> moments() {
      return Map.of("v", v);
    }

    @Override
    public void assign(OptimizerState other) {
      System.arraycopy(((State) other).v, 0, v, 0, v.length);
    }
  }
}
