package descent.run;

/**
 * Which epochs a run that goes as fast as it can reports: every one up to 1000, then about 1000 a
 * decade, at multiples of 1, 2, 5, 10, 20, …
 */
final class Strides {
  private static final int EVERY_ONE = 1000;
  private static final int DIVISOR = 300;
  private static final int[] STEPS = {1, 2, 5};

  private Strides() {}

  static boolean reports(int epoch) {
    return epoch <= EVERY_ONE || epoch % at(epoch) == 0;
  }

  /** The largest of 1, 2, 5, 10, … that is at most a 300th of the epoch. */
  private static int at(int epoch) {
    int stride = 1;
    for (int decade = 1; decade <= epoch / DIVISOR; decade *= 10) {
      for (int step : STEPS) {
        if (step * decade <= epoch / DIVISOR) {
          stride = step * decade;
        }
      }
      if (decade > Integer.MAX_VALUE / 10) {
        break;
      }
    }
    return stride;
  }
}
