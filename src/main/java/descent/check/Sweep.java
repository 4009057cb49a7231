package descent.check;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.util.FastMath;

/**
 * The curve of error against ε, worked out piece by piece: at each step every element is probed on
 * one side, then on both.
 *
 * <p>Mutable; used by one thread at a time. The check that it is of must do nothing else meanwhile.
 */
public final class Sweep {
  /** How many steps there are, 10⁻¹, 10⁻¹·⁵ … 10⁻¹². */
  public static final int STEPS = 23;

  /** Halves of the exponent of the largest step. */
  private static final int COARSEST = 2;

  private final GradientCheck check;
  private final List<Bug> bugs;
  private final List<SweepPoint> points = new ArrayList<>();
  private boolean oneSided = true;
  private double oneSidedDifference;

  /**
   * @param bugs planted mistakes; beside them the right gradient's error is told
   */
  public Sweep(GradientCheck check, List<Bug> bugs) {
    this.check = check;
    this.bugs = List.copyOf(bugs);
    begin();
  }

  private double step() {
    return FastMath.pow(10, -(COARSEST + points.size()) / 2.0);
  }

  private void begin() {
    check.begin(step(), oneSided);
  }

  /** Probes up to {@code count} more elements; true when all points are there. */
  public boolean advance(int count) {
    if (points.size() == STEPS) {
      return true;
    }
    if (!check.advance(count)) {
      return false;
    }
    if (oneSided) {
      oneSidedDifference = check.difference(bugs);
    } else {
      points.add(check.point(step(), oneSidedDifference, bugs));
    }
    oneSided = !oneSided;
    if (points.size() < STEPS) {
      begin();
    }
    return points.size() == STEPS;
  }

  /** The points so far, the largest step first. */
  public List<SweepPoint> points() {
    return List.copyOf(points);
  }
}
