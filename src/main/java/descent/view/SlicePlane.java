package descent.view;

import java.util.List;

/**
 * The plane of a slice, so that lanes can be seen moving over it while they train.
 *
 * @param here where it was taken, its origin
 * @param lanes those whose parameters are points of the same space
 */
public record SlicePlane(
    Look.Slice slice, double[] here, Directions directions, List<Integer> lanes) {

  /**
   * Where a lane stands as its nearest point on the plane, and how far away from it.
   *
   * @param take of the slice that the coordinates are of
   */
  public record Stand(int take, double first, double second, double off) {}

  /** Where {@code theta} stands. */
  public Stand stand(double[] theta) {
    double[] delta = theta.clone();
    for (int i = 0; i < here.length; i++) {
      delta[i] -= here[i];
    }
    double[] at = directions.project(delta);
    return new Stand(slice.take(), at[0], at[1], at[2]);
  }
}
