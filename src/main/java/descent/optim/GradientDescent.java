package descent.optim;

import java.util.List;

/** θ ← θ − α·g. <b>Source:</b> Cauchy 1847. */
public record GradientDescent() implements Optimizer {

  @Override
  public OptimizerName is() {
    return OptimizerName.GD;
  }

  @Override
  public OptimizerSettings settings() {
    return OptimizerSettings.USUAL;
  }

  @Override
  public UpdateRule rule() {
    return new UpdateRule(List.of(), UpdateRule.downhill(UpdateRule.G));
  }

  @Override
  public OptimizerState state(int n) {
    return new State();
  }

  private static final class State implements OptimizerState {
    @Override
    public void update(double[] theta, double[] g, double learningRate) {
      for (int i = 0; i < theta.length; i++) {
        theta[i] -= learningRate * g[i];
      }
    }

    @Override
    public void assign(OptimizerState other) {}
  }
}
