package descent.nn;

import java.util.Set;

/**
 * What a backward pass leaves out on purpose, so that its absence can be studied.
 *
 * @param derivatives hidden layers whose g′ is forgotten: dZ = dA
 * @param centrings batch-norm layers whose means are forgotten: dZ = γ/√(σ²+ε) · dZ̃
 */
public record Omissions(Set<Integer> derivatives, Set<Integer> centrings) {

  /** Nothing is left out. */
  public static final Omissions NONE = new Omissions(Set.of(), Set.of());

  public Omissions {
    derivatives = Set.copyOf(derivatives);
    centrings = Set.copyOf(centrings);
  }

  boolean forgetsDerivative(int layer) {
    return this != NONE && derivatives.contains(layer);
  }

  boolean forgetsMeans(int layer) {
    return this != NONE && centrings.contains(layer);
  }
}
