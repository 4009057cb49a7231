package descent.nn;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The shape of a network: {@code 2 → 10 relu → 5 relu → 1 sigmoid}.
 *
 * @param inputs n_x ≥ 1
 * @param hidden first to last; none for logistic or linear regression
 * @param outputs n_y ≥ 1
 * @param output what the last layer does with Z
 */
public record Architecture(int inputs, List<HiddenLayer> hidden, int outputs, Output output) {

  public Architecture {
    hidden = List.copyOf(hidden);
    if (inputs < 1 || outputs < 1) {
      throw new IllegalArgumentException(
          "inputs and outputs must be at least 1, were " + inputs + ", " + outputs);
    }
    if (output == Output.SOFTMAX && outputs < 2) {
      throw new IllegalArgumentException("softmax needs at least 2 outputs, was " + outputs);
    }
  }

  /** L, the number of layers with weights. */
  public int depth() {
    return hidden.size() + 1;
  }

  /** n_l; layer 0 are the inputs, layer L the output. */
  public int units(int layer) {
    if (layer == 0) {
      return inputs;
    }
    return layer == depth() ? outputs : hidden.get(layer - 1).units();
  }

  /** Whether layer l ≥ 1 normalises its batches. */
  public boolean batchNorm(int layer) {
    return layer < depth() && hidden.get(layer - 1).batchNorm();
  }

  /** The number of trained parameters; exact in a long, whatever the sizes. */
  public long parameters() {
    long count = 0;
    for (int l = 1; l <= depth(); l++) {
      count += (long) units(l) * units(l - 1) + (batchNorm(l) ? 2L : 1L) * units(l);
    }
    return count;
  }

  @Override
  public String toString() {
    String middle = hidden.stream().map(layer -> layer + " → ").collect(Collectors.joining());
    return inputs + " → " + middle + outputs + " " + output.key();
  }
}
