package descent.report;

import descent.nn.Architecture;
import descent.nn.ParameterLayout;
import descent.nn.PassQuantity;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * One training step, written down: the batch, forward, cost, backward, update. Arrays are its own.
 *
 * <p><b>Shapes:</b> X is n_x × m, Y is n_y × m; vectors of parameters are as long as θ and laid out
 * like it.
 *
 * @param architecture the network
 * @param layout where each tensor lies in θ
 * @param epoch epochs completed before the step
 * @param batch batches done of the epoch under way before the step
 * @param batches in an epoch
 * @param steps t of the step, for an optimizer that counts, else 0
 * @param learningRate α of the step
 * @param examples which training examples the batch holds, counted from 0
 * @param layers layer l at place l − 1
 * @param losses of each example; one that is not a number counts 0
 * @param cost the mean of the losses
 * @param penalty what the weights add to it
 * @param shrinkage λ₂/m, the factor of W in the gradient
 * @param before θ before the step
 * @param backpropagated ∂/∂θ of the mean loss, as the backward pass leaves it
 * @param gradient the gradient the optimizer is given: with the penalty's part, and with planted
 *     mistakes if there are any
 * @param decayed θ after the decay of weights beside the step (AdamW), else θ before
 * @param momentsBefore what the optimizer remembered, by letter
 * @param momentsAfter what it remembers now
 * @param after θ after the step; may hold numbers that are not finite
 * @param costAfter the mean loss of the same batch, with the same masks, after the step; may be
 *     infinite or NaN
 * @param penaltyAfter what the weights add to it then
 */
public record Step(
    Architecture architecture,
    ParameterLayout layout,
    int epoch,
    int batch,
    int batches,
    long steps,
    double learningRate,
    int[] examples,
    double[][] X,
    double[][] Y,
    List<Layer> layers,
    double[] losses,
    double cost,
    double penalty,
    double shrinkage,
    double[] before,
    double[] backpropagated,
    double[] gradient,
    double[] decayed,
    Map<String, double[]> momentsBefore,
    Map<String, double[]> momentsAfter,
    double[] after,
    double costAfter,
    double penaltyAfter) {

  /**
   * What one layer computed. What a layer has not is absent, or null.
   *
   * @param seen n_l × m
   * @param mask dropout's, divided by keep, n_l × m
   * @param normalised batch norm's Ẑ, n_l × m
   * @param mean batch norm's μ over the batch
   * @param variance batch norm's σ² over the batch
   */
  public record Layer(
      Map<PassQuantity, double[][]> seen,
      double[][] mask,
      double[][] normalised,
      double[] mean,
      double[] variance) {}

  /** Layer l ≥ 1. */
  public Layer layer(int l) {
    return layers.get(l - 1);
  }

  /** Examples in the batch. */
  public int m() {
    return examples.length;
  }

  /** The first m columns of each row; null of null. */
  public static double[][] copy(double[][] rows, int m) {
    return rows == null
        ? null
        : Arrays.stream(rows).map(row -> Arrays.copyOf(row, m)).toArray(double[][]::new);
  }
}
