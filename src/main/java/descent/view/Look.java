package descent.view;

import java.util.Optional;

/** What a watcher looks at; only this is computed. */
public record Look(Lines lines, Optional<Probe> neuron) {

  /** Weights, and no neuron in particular. */
  public static final Look WEIGHTS = new Look(Lines.WEIGHT, Optional.empty());

  /**
   * A neuron looked at, and the place of the plane at which its equation is worked out.
   *
   * @param layer 0 for the inputs
   * @param unit from 0
   */
  public record Probe(int layer, int unit, double x1, double x2) {}
}
