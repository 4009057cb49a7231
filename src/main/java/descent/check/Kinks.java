package descent.check;

import descent.nn.Architecture;
import descent.nn.Pass;

/**
 * Counts where two probes put a relu on different sides of its kink, so that no difference quotient
 * fits there.
 */
final class Kinks {
  private final Architecture architecture;
  private final int m;
  private final double[][][] remembered;
  private final double[] lowest;

  Kinks(Architecture architecture, int m) {
    this.architecture = architecture;
    this.m = m;
    lowest = new double[m];
    remembered = new double[architecture.depth()][][];
    for (int l = 1; l < architecture.depth(); l++) {
      remembered[l] = bends(l) ? new double[architecture.units(l)][m] : new double[0][];
    }
  }

  private boolean bends(int l) {
    return architecture.hidden().get(l - 1).activation().hasKink();
  }

  /**
   * Remembers what a parameter of this unit can change: its own Z and Z of the hidden layers above.
   */
  void remember(Pass pass, int layer, int unit) {
    for (int l = layer; l < remembered.length; l++) {
      int only = l == layer ? unit : -1;
      for (int i = 0; i < remembered[l].length; i++) {
        if (only < 0 || i == only) {
          System.arraycopy(pass.Z(l)[i], 0, remembered[l][i], 0, m);
        }
      }
    }
  }

  /** How many (unit, example) pairs now stand on the other side. */
  int crossed(Pass pass, int layer, int unit) {
    int count = 0;
    for (int l = layer; l < remembered.length; l++) {
      if (remembered[l].length > 0) {
        int from = l == layer ? unit : 0;
        int to = l == layer ? unit + 1 : remembered[l].length;
        count +=
            someCross(remembered[l], pass.Z(l), from, to)
                ? count(remembered[l], pass.Z(l), from, to)
                : 0;
      }
    }
    return count;
  }

  /** Whether a product of two Z is not positive anywhere: cheap, and nearly always false. */
  private boolean someCross(double[][] one, double[][] other, int from, int to) {
    java.util.Arrays.fill(lowest, 1);
    for (int i = from; i < to; i++) {
      lowerInto(one[i], other[i], lowest, m);
    }
    for (int j = 0; j < m; j++) {
      if (!(lowest[j] > 0)) {
        return true;
      }
    }
    return false;
  }

  private static void lowerInto(double[] one, double[] other, double[] lowest, int m) {
    for (int j = 0; j < m; j++) {
      lowest[j] = Math.min(lowest[j], one[j] * other[j]);
    }
  }

  private int count(double[][] one, double[][] other, int from, int to) {
    int count = 0;
    for (int i = from; i < to; i++) {
      for (int j = 0; j < m; j++) {
        count += one[i][j] > 0 != other[i][j] > 0 ? 1 : 0;
      }
    }
    return count;
  }
}
