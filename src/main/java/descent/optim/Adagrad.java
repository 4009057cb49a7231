package descent.optim;

import descent.expression.Expression;
import java.util.List;
import java.util.Map;

/**
 * s ← s + g², θ ← θ − α·g/(√s + ε), with s starting at 0.
 *
 * <p><b>Source:</b> Duchi, Hazan and Singer 2011, diagonal form.
 *
 * @param epsilon ε, in (0, 1]
 */
public record Adagrad(double epsilon) implements Optimizer {

  public Adagrad {
    Check.epsilon(epsilon);
  }

  @Override
  public OptimizerName is() {
    return OptimizerName.ADAGRAD;
  }

  @Override
  public OptimizerSettings settings() {
    return OptimizerSettings.USUAL.withEpsilon(epsilon);
  }

  @Override
  public UpdateRule rule() {
    return new UpdateRule(
        List.of(
            new UpdateRule.Moment(
                "s",
                Expression.sum(UpdateRule.S, Expression.square(UpdateRule.G)),
                "the sum of squares of",
                "s only grows: a weight that has moved much moves less and less.")),
        UpdateRule.scaled(UpdateRule.G, UpdateRule.S));
  }

  @Override
  public OptimizerState state(int n) {
    return new State(epsilon, new double[n]);
  }

  private record State(double epsilon, double[] s) implements OptimizerState {
    @Override
    public void update(double[] theta, double[] g, double learningRate) {
      double epsilon = this.epsilon;
      double[] s = this.s;
      for (int i = 0; i < theta.length; i++) {
        double squares = s[i] + g[i] * g[i];
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
