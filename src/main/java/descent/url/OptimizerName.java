package descent.url;

import descent.optim.Adagrad;
import descent.optim.Adam;
import descent.optim.AdamW;
import descent.optim.GradientDescent;
import descent.optim.Momentum;
import descent.optim.Nesterov;
import descent.optim.Optimizer;
import descent.optim.RmsProp;
import java.util.Locale;

/** The optimizers by their names in a query string; their numbers are keys of their own. */
public enum OptimizerName {
  GD,
  MOMENTUM,
  NESTEROV,
  ADAGRAD,
  RMSPROP,
  ADAM,
  ADAMW;

  String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The optimizer of this name with the draft's numbers. */
  Optimizer with(double beta1, double beta2, double epsilon) {
    return switch (this) {
      case GD -> new GradientDescent();
      case MOMENTUM -> new Momentum(beta1);
      case NESTEROV -> new Nesterov(beta1);
      case ADAGRAD -> new Adagrad(epsilon);
      case RMSPROP -> new RmsProp(beta2, epsilon);
      case ADAM -> new Adam(beta1, beta2, epsilon);
      case ADAMW -> new AdamW(beta1, beta2, epsilon);
    };
  }

  /** Whether the setting means something to this optimizer; only β₁, β₂ and ε may not. */
  public boolean uses(Setting setting) {
    return switch (setting) {
      case BETA1 -> this == MOMENTUM || this == NESTEROV || this == ADAM || this == ADAMW;
      case BETA2 -> this == RMSPROP || this == ADAM || this == ADAMW;
      case EPSILON -> this != GD && this != MOMENTUM && this != NESTEROV;
      default -> true;
    };
  }

  public static OptimizerName of(Optimizer optimizer) {
    return valueOf(optimizer.key().toUpperCase(Locale.ROOT));
  }
}
