package descent.view;

import java.util.List;

/**
 * The loss on a plane through the parameters as they stand: a slice, of all the dimensions there
 * are.
 *
 * <p><b>Shapes:</b> {@code losses} is side × side, rows from the top (largest second coordinate)
 * down, each from the smallest first coordinate on; nodes, the outermost on the ends of the ranges.
 * Coordinates are 0 where the lane stood when the slice was taken. <b>Units:</b> loss as the curves
 * show it, without penalties and dropout, batch norm by its running averages; coordinates are
 * lengths in θ along the path's components, multiples of the directions for random ones. Not finite
 * where the loss is not.
 *
 * @param slice what was asked for
 * @param kind which directions it is; random where there is no path yet
 * @param epoch epochs that the lane had completed
 * @param explained share of the path's variance in the plane; NaN for random directions
 * @param parameters length of θ
 * @param examples training examples that the loss is the mean of
 * @param of all training examples
 * @param done whether this is the finest grid
 * @param trails lanes of the same shape, the slice's own first
 * @param others lanes that are other functions of other parameters: they stand nowhere on this
 *     plane
 */
public record LossSurface(
    Look.Slice slice,
    Directions.Kind kind,
    int epoch,
    int batch,
    int side,
    double[] firstRange,
    double[] secondRange,
    double[] losses,
    double explained,
    int parameters,
    int examples,
    int of,
    boolean done,
    List<Trail> trails,
    List<Integer> others) {

  /**
   * A lane's path as its shadow on the plane, oldest point first, the last one now.
   *
   * @param off distance of the lane, as it stands now, from the plane
   * @param loss the lane's own loss now
   */
  public record Trail(
      int lane, int[] epochs, double[] first, double[] second, double off, double loss) {}
}
