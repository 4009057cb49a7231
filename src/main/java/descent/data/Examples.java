package descent.data;

/**
 * A set of labelled points of the plane. Columns are examples.
 *
 * <p><b>Shapes:</b> {@code x} is 2 × m (row 0 is x₁, row 1 is x₂); {@code y} has m entries: class
 * numbers 0, 1, … or, for regression, target values. The arrays are not copied and are never
 * written after construction.
 */
public record Examples(double[][] x, double[] y) {

  public Examples {
    if (x.length != 2 || x[0].length != y.length || x[1].length != y.length) {
      throw new IllegalArgumentException(
          "examples must be 2 x m with m labels, was "
              + x.length
              + " rows, "
              + y.length
              + " labels");
    }
  }

  /** Number of examples, m. */
  public int size() {
    return y.length;
  }

  /** The class of example {@code i}. */
  public int label(int i) {
    return (int) y[i];
  }
}
