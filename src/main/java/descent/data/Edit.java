package descent.data;

import descent.setting.BadSetting;
import descent.setting.Range;

/**
 * A change by hand to the training examples. Indices count the generated examples from 0 and go on
 * with those added, in order; coordinates and values are in [−10, 10].
 */
public sealed interface Edit {
  /** Where points may lie, and what values may be. */
  Range REACH = Range.closed(-10, 10);

  /** A further example; {@code y} is its class or value. */
  record Add(double x1, double x2, double y) implements Edit {
    public Add {
      inRange(x1);
      inRange(x2);
      inRange(y);
    }
  }

  /** Example {@code index} stands elsewhere. */
  record Move(int index, double x1, double x2) implements Edit {
    public Move {
      inRange(x1);
      inRange(x2);
    }
  }

  /** Example {@code index} is left out. */
  record Drop(int index) implements Edit {}

  private static void inRange(double value) {
    BadSetting.unless(REACH.holds(value), "edits", value, "within " + REACH);
  }
}
