package descent.data;

import descent.math.RandomStream;
import descent.setting.BadSetting;
import descent.setting.Range;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * What is done to the labels of a recipe of classes: how many examples are of class 1, and how many
 * have a wrong label.
 *
 * @param imbalance the share of class 1, in (0, 1); 0 for what the recipe gives
 * @param flip the share of examples whose label is replaced by the next class's, in [0, 1]
 */
public record Labels(double imbalance, double flip) {
  public static final Range IMBALANCE = Range.between(0, 1);
  public static final Range FLIP = Range.closed(0, 1);

  /** Labels as the recipe gives them. */
  public static final Labels AS_THEY_ARE = new Labels(0, 0);

  /** Between the seed of the examples and that of the choice of whose label is wrong. */
  private static final int APART = 1_000_000_000;

  public Labels {
    BadSetting.unless(
        imbalance == 0 || IMBALANCE.holds(imbalance),
        "imbalance",
        imbalance,
        "none or in " + IMBALANCE);
    FLIP.check("flip", flip);
  }

  /**
   * Draws n examples. Where a share is asked for, more and more are drawn until there are enough of
   * every class, and the first of each are kept, in their order.
   */
  Examples draw(DataName name, int n, double noise, int classes, int seed) {
    Examples drawn = name.draw(n, noise, classes, seed);
    if (imbalance > 0) {
      int[] wanted = wanted(n, classes);
      int[] picked = picked(drawn, wanted);
      for (int many = n; picked.length < n; ) {
        many *= 2;
        drawn = name.draw(many, noise, classes, seed);
        picked = picked(drawn, wanted);
      }
      drawn = pick(drawn, picked);
    }
    return flip == 0 ? drawn : flipped(drawn, classes, seed);
  }

  /** How many of each class: class 1 has its share, the others as much as each other. */
  int[] wanted(int n, int classes) {
    int[] wanted = new int[classes];
    wanted[1] = (int) Math.rint(imbalance * n);
    int left = n - wanted[1];
    int other = 0;
    for (int c = 0; c < classes; c++) {
      if (c != 1) {
        wanted[c] = (left + other) / (classes - 1);
        other++;
      }
    }
    return wanted;
  }

  private static int[] picked(Examples drawn, int[] wanted) {
    int[] left = wanted.clone();
    return IntStream.range(0, drawn.size()).filter(i -> left[drawn.label(i)]-- > 0).toArray();
  }

  private static Examples pick(Examples all, int[] picked) {
    double[][] x = new double[all.x().length][];
    for (int k = 0; k < x.length; k++) {
      double[] row = all.x()[k];
      x[k] = Arrays.stream(picked).mapToDouble(i -> row[i]).toArray();
    }
    return new Examples(x, Arrays.stream(picked).mapToDouble(i -> all.y()[i]).toArray());
  }

  private Examples flipped(Examples drawn, int classes, int seed) {
    int n = drawn.size();
    int[] order = new RandomStream(seed + APART).permutation(n);
    double[] y = drawn.y().clone();
    for (int i = 0; i < (int) Math.rint(flip * n); i++) {
      y[order[i]] = (y[order[i]] + 1) % classes;
    }
    return new Examples(drawn.x(), y);
  }

  /** The seed of the choice of whose label is wrong. */
  public static int flipSeed(int seed) {
    return seed + APART;
  }
}
