package descent.view;

import java.util.List;

/**
 * Values of one unit over a grid while a picture is made; {@link #map} makes the bytes that leave.
 */
final class Plane {
  private static final int MIDDLE = 127;

  private final int side;
  private final double[] values;

  Plane(int side) {
    this.side = side;
    values = new double[side * side];
  }

  void take(double[] row, int from, int m) {
    System.arraycopy(row, 0, values, from, m);
  }

  /**
   * Takes the largest of all planes off each, pixel by pixel: softmax doesn't mind, and classes
   * meet where two are 0.
   */
  static void subtractLargest(List<Plane> planes, int from, int m) {
    for (int j = from; j < from + m; j++) {
      double largest = Double.NEGATIVE_INFINITY;
      for (Plane plane : planes) {
        largest = Math.max(largest, plane.values[j]);
      }
      for (Plane plane : planes) {
        plane.values[j] -= largest;
      }
    }
  }

  /**
   * The map, with values beyond ±{@code limit} shown as the limit. A value that is not a number
   * shows as 0.
   */
  PlaneMap map(double limit) {
    double largest = 0;
    for (double value : values) {
      largest = Math.max(largest, Math.abs(value));
    }
    double scale = Double.isNaN(largest) ? limit : Math.min(largest, limit);
    byte[] bytes = new byte[values.length];
    double inverse = scale > 0 ? 1 / scale : 0;
    for (int j = 0; j < bytes.length; j++) {
      bytes[j] = (byte) (MIDDLE + (int) signedRoot(values[j] * inverse));
    }
    return new PlaneMap(side, scale, bytes);
  }

  /** sign(u)·127·√|u|, rounded half away from 0, for u held in [−1, 1]. */
  private static double signedRoot(double u) {
    double root = MIDDLE * Math.sqrt(Math.min(1, Math.abs(u))) + 0.5;
    return u < 0 ? -root : root;
  }
}
