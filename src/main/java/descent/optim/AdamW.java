package descent.optim;

/**
 * {@link Adam} whose weight decay acts on the weights directly: λ of L2 leaves the cost and the
 * gradient alone, and each step also takes α·(λ/m)·W off the weights.
 *
 * <p><b>Source:</b> Loshchilov and Hutter 2019, algorithm 2.
 */
public record AdamW(double beta1, double beta2, double epsilon) implements Optimizer {

  public AdamW {
    Check.decay("beta1", beta1);
    Check.decay("beta2", beta2);
    Check.epsilon(epsilon);
  }

  @Override
  public OptimizerName is() {
    return OptimizerName.ADAMW;
  }

  @Override
  public OptimizerSettings settings() {
    return new OptimizerSettings(beta1, beta2, epsilon);
  }

  @Override
  public UpdateRule rule() {
    return new Adam(beta1, beta2, epsilon).rule();
  }

  @Override
  public OptimizerState state(int n) {
    return new Adam(beta1, beta2, epsilon).state(n);
  }

  @Override
  public boolean decouplesWeightDecay() {
    return true;
  }
}
