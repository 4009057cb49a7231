package descent.optim;

import java.util.List;
import java.util.Map;

/**
 * Momentum that looks ahead: v ← βv + (1−β)g, θ ← θ − α·(βv + (1−β)g).
 *
 * <p>The form that needs the gradient at θ only; v starts at 0, no bias correction. <b>Source:</b>
 * Nesterov 1983; Sutskever et al. 2013, rewritten as in Bengio et al. 2013, with the course's
 * weighting by (1−β).
 *
 * @param beta β, in [0, 1)
 */
public record Nesterov(double beta) implements Optimizer {

  public Nesterov {
    Check.decay("beta1", beta);
  }

  @Override
  public OptimizerName is() {
    return OptimizerName.NESTEROV;
  }

  @Override
  public OptimizerSettings settings() {
    return OptimizerSettings.USUAL.withBeta1(beta);
  }

  @Override
  public UpdateRule rule() {
    return new UpdateRule(
        List.of(UpdateRule.mean(beta)),
        UpdateRule.downhill(UpdateRule.blend(UpdateRule.BETA1, UpdateRule.V, UpdateRule.G)));
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
        double pushed = rest * g[i];
        double moment = beta * v[i] + pushed;
        v[i] = moment;
        theta[i] -= learningRate * (beta * moment + pushed);
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
