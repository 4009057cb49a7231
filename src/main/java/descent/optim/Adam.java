package descent.optim;

import descent.expression.Expression;
import descent.expression.Expression.Let;
import java.util.List;

/**
 * v ← β₁v + (1−β₁)g, s ← β₂s + (1−β₂)g², both corrected for their start at 0: θ ← θ − α·(v/(1−β₁ᵗ))
 * / (√(s/(1−β₂ᵗ)) + ε).
 *
 * <p><b>Source:</b> Kingma and Ba 2015, algorithm 1.
 *
 * @param beta1 β₁, in [0, 1)
 * @param beta2 β₂, in [0, 1)
 * @param epsilon ε, in (0, 1], outside the root
 */
public record Adam(double beta1, double beta2, double epsilon) implements Optimizer {

  public Adam {
    Check.decay("beta1", beta1);
    Check.decay("beta2", beta2);
    Check.epsilon(epsilon);
  }

  @Override
  public OptimizerName is() {
    return OptimizerName.ADAM;
  }

  @Override
  public OptimizerSettings settings() {
    return new OptimizerSettings(beta1, beta2, epsilon);
  }

  @Override
  public UpdateRule rule() {
    return new UpdateRule(
        List.of(UpdateRule.mean(beta1), UpdateRule.meanSquare(beta2)),
        new Let(
            "v_corrected",
            UpdateRule.corrected(UpdateRule.V, "beta1"),
            new Let(
                "s_corrected",
                UpdateRule.corrected(UpdateRule.S, "beta2"),
                UpdateRule.scaled(
                    Expression.tensor("v_corrected"), Expression.tensor("s_corrected")))));
  }

  @Override
  public OptimizerState state(int n) {
    return new AdamState(this, n);
  }
}
