package descent.report;

/**
 * The first number that left the finite ones.
 *
 * @param tensor its name as on the blackboard: {@code Z1}, {@code A2}, {@code dW2}, {@code W2}, or
 *     {@code J} for the cost
 * @param layer the layer, from 1; 0 for the cost
 * @param epoch the epoch in which it happened, from 1
 * @param stops whether the run can't go on; an infinite cost with finite gradients does not stop it
 */
public record Divergence(String tensor, int layer, int epoch, boolean stops) {}
