package descent.view;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a watcher looks at; only this is computed.
 *
 * @param lines what the network's lines stand for
 * @param tiles whether the neurons' maps are shown
 * @param neuron the neuron looked at closely, if any
 * @param inside what of each layer is counted, if anything
 * @param confusion the set whose confusion matrix is shown, if any
 * @param matrices the parameters shown one by one, if any
 * @param example the example followed through the network, if any
 * @param slice the slice of the loss surface that is shown, if any
 * @param lane the only lane that is drawn, if it is only one
 */
public record Look(
    Lines lines,
    boolean tiles,
    Optional<Probe> neuron,
    Optional<Quantity> inside,
    Optional<SetName> confusion,
    Optional<Window> matrices,
    Optional<Example> example,
    Optional<Slice> slice,
    OptionalInt lane) {

  /** Weights, and nothing else in particular. */
  public static final Look WEIGHTS =
      new Look(Lines.WEIGHT, true, Optional.empty(), Optional.empty(), Optional.empty());

  /** A look at all lanes, but neither at matrices nor at an example nor at a slice. */
  public Look(
      Lines lines,
      boolean tiles,
      Optional<Probe> neuron,
      Optional<Quantity> inside,
      Optional<SetName> confusion) {
    this(
        lines,
        tiles,
        neuron,
        inside,
        confusion,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        OptionalInt.empty());
  }

  /** Whether this lane is drawn. */
  public boolean sees(int of) {
    return lane.isEmpty() || lane.getAsInt() == of;
  }

  /** The same without the neuron. */
  public Look withoutNeuron() {
    return new Look(
        lines, tiles, Optional.empty(), inside, confusion, matrices, example, slice, lane);
  }

  /**
   * A neuron looked at, and the place of the plane at which its equation is worked out.
   *
   * @param lane from 0
   * @param layer 0 for the inputs
   * @param unit from 0
   */
  public record Probe(int lane, int layer, int unit, double x1, double x2) {}

  /**
   * The part of the parameters that is shown one by one.
   *
   * @param of what is shown of each
   * @param layer from 1; 0 for the first units and inputs of every layer
   * @param row the first unit shown, from 0
   * @param column the first input shown, from 0
   */
  public record Window(Lines of, int layer, int row, int column) {}

  /**
   * A slice of the loss surface through where a lane stands.
   *
   * @param seed of random directions
   * @param take another number asks for another slice, through where the lane stands by then
   */
  public record Slice(int lane, Directions.Kind directions, int seed, int take) {}

  /** One example of a set, by its number from 0. */
  public record Example(SetName set, int index) {}
}
