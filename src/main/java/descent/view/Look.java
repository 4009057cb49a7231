package descent.view;

import java.util.Optional;

/**
 * What a watcher looks at; only this is computed.
 *
 * @param lines what the network's lines stand for
 * @param tiles whether the neurons' maps are shown
 * @param neuron the neuron looked at closely, if any
 * @param inside what of each layer is counted, if anything
 * @param confusion the set whose confusion matrix is shown, if any
 */
public record Look(
    Lines lines, boolean tiles, Optional<Probe> neuron, Optional<Quantity> inside, Optional<SetName> confusion) {

  /** Weights, and nothing else in particular. */
  public static final Look WEIGHTS = new Look(Lines.WEIGHT, true, Optional.empty(), Optional.empty(), Optional.empty());

  /** The same without the neuron. */
  public Look withoutNeuron() {
    return new Look(lines, tiles, Optional.empty(), inside, confusion);
  }

  /**
   * A neuron looked at, and the place of the plane at which its equation is worked out.
   *
   * @param lane from 0
   * @param layer 0 for the inputs
   * @param unit from 0
   */
  public record Probe(int lane, int layer, int unit, double x1, double x2) {}
}
