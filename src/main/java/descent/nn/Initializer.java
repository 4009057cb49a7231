package descent.nn;

import descent.math.RandomStream;
import descent.setting.Choice;
import java.util.Locale;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.QRDecomposition;

/**
 * How the weights of a layer start. Biases start at 0 and draw nothing.
 *
 * <p>All but {@code ZEROS} draw n_l × n_{l−1} numbers row by row from one stream that serves W1,
 * W2, … in order, so that networks of the same shape share their draws whatever their initializer.
 */
public enum Initializer implements Choice {
  /** 0: every neuron of a layer stays a copy of every other. */
  ZEROS("zeros", ""),
  /** N(0, 1). */
  NORMAL("normal", ""),
  /** U(−½, ½). */
  UNIFORM("uniform", ""),
  /** N(0, 2/(n_in + n_out)). <b>Source:</b> Glorot and Bengio 2010, eq. 12. */
  XAVIER("Xavier", "Glorot"),
  /** N(0, 2/n_in). <b>Source:</b> He et al. 2015, eq. 10. */
  HE("He", ""),
  /** N(0, 1/n_in), what the course calls Xavier. <b>Source:</b> LeCun et al. 1998. */
  LECUN("LeCun", "the course’s Xavier"),
  /**
   * Rows (or columns) at right angles and of length 1. <b>Source:</b> Saxe, McClelland and Ganguli
   * 2014.
   */
  ORTHOGONAL("orthogonal", "");

  private final String title;
  private final String alias;

  Initializer(String title, String alias) {
    this.title = title;
    this.alias = alias;
  }

  @Override
  public String title() {
    return title;
  }

  @Override
  public String alias() {
    return alias;
  }

  @Override
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Draws a layer's weights, {@code rows} × {@code columns}, into {@code W} from {@code offset} on,
   * row-major.
   */
  public void draw(
      double[] W, int offset, int rows, int columns, double scale, RandomStream stream) {
    switch (this) {
      case ZEROS -> java.util.Arrays.fill(W, offset, offset + rows * columns, 0);
      case UNIFORM -> {
        for (int i = 0; i < rows * columns; i++) {
          W[offset + i] = (stream.rand() - 0.5) * scale;
        }
      }
      case ORTHOGONAL -> orthogonal(W, offset, rows, columns, scale, stream);
      default -> {
        double deviation = deviation(columns, rows) * scale;
        for (int i = 0; i < rows * columns; i++) {
          W[offset + i] = stream.randn() * deviation;
        }
      }
    }
  }

  /**
   * Standard deviation of the normal draws for a layer of {@code in} inputs and {@code out} units.
   */
  private double deviation(int in, int out) {
    return switch (this) {
      case XAVIER -> Math.sqrt(2.0 / (in + out));
      case HE -> Math.sqrt(2.0 / in);
      case LECUN -> Math.sqrt(1.0 / in);
      default -> 1;
    };
  }

  /**
   * Q of the QR decomposition of a normal matrix, each column's sign set so that R's diagonal is
   * positive.
   */
  private static void orthogonal(
      double[] W, int offset, int rows, int columns, double scale, RandomStream stream) {
    boolean wide = columns > rows;
    Array2DRowRealMatrix normal =
        new Array2DRowRealMatrix(wide ? columns : rows, wide ? rows : columns);
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        normal.setEntry(wide ? j : i, wide ? i : j, stream.randn());
      }
    }
    QRDecomposition qr = new QRDecomposition(normal);
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        int k = wide ? i : j;
        double sign = qr.getR().getEntry(k, k) < 0 ? -1 : 1;
        W[offset + i * columns + j] = scale * sign * qr.getQ().getEntry(wide ? j : i, k);
      }
    }
  }
}
