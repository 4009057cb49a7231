package descent.moment;

import descent.expression.Board;
import descent.expression.Expression;
import descent.expression.Tex;
import descent.expression.TexNotation;
import java.util.ArrayList;
import java.util.List;

/**
 * A training step told once: its quantities, and the moments in which they are worked out, in
 * order. Formulas, the blackboard and the equation of each number are printed from the same
 * expressions that the kernels are held against.
 */
public final class Moments {
  private final StepSettings settings;
  private final Quantities quantities;
  private final List<Moment> list = new ArrayList<>();

  private Moments(StepSettings settings) {
    this.settings = settings;
    quantities = new Quantities(settings::keep, settings.numbers());
  }

  /**
   * A step, told.
   *
   * @param quantities in the order in which they are worked out
   * @param moments in order
   */
  public record Told(List<Quantity> quantities, List<Moment> moments) {}

  /** Tells a step. */
  public static Told of(StepSettings settings) {
    Moments moments = new Moments(settings);
    ForwardMoments forward = new ForwardMoments(moments);
    BackwardMoments backward = new BackwardMoments(moments);
    UpdateMoments update = new UpdateMoments(moments);
    int L = settings.depth();
    forward.batch();
    for (int l = 1; l <= L; l++) {
      forward.layer(l);
    }
    forward.cost();
    for (int l = L; l >= 1; l--) {
      backward.layer(l);
    }
    update.all();
    return new Told(moments.quantities.all(), List.copyOf(moments.list));
  }

  StepSettings settings() {
    return settings;
  }

  Quantities quantities() {
    return quantities;
  }

  /** Where moments are told: their phase and the layers that have a part in them. */
  record Scene(Phase phase, int layer, int from, int to) {}

  /** What is said of a moment beside its formula. */
  record Words(String title, String why, String... parts) {}

  /** A moment whose result has been put down as a quantity. */
  void add(Scene scene, String id, String result, Words words) {
    TexNotation full = quantities.full();
    Expression expression = quantities.expression(result);
    add(
        scene,
        id,
        full.tensor(result),
        full.tensor(result) + "=" + Tex.print(expression, full),
        result,
        words);
  }

  /** The same with a formula of its own. */
  void add(Scene scene, String id, String mark, String formula, String result, Words words) {
    Expression expression = quantities.expression(result);
    list.add(
        new Moment(
            id,
            mark,
            scene.phase(),
            scene.layer(),
            scene.from(),
            scene.to(),
            words.title(),
            formula,
            words.why(),
            Board.line(expression, result, quantities.numbers()),
            result,
            sums(expression),
            List.of(words.parts())));
  }

  /** A moment that only shows what is given. */
  void show(
      Scene scene,
      String id,
      String mark,
      String formula,
      List<Board.Term> board,
      String result,
      Words words) {
    list.add(
        new Moment(
            id,
            mark,
            scene.phase(),
            scene.layer(),
            scene.from(),
            scene.to(),
            words.title(),
            formula,
            words.why(),
            board,
            result,
            false,
            List.of(words.parts())));
  }

  /** Whether examples are added up. */
  private boolean sums(Expression e) {
    if (e instanceof Expression.Fold fold) {
      return fold.axis() == Expression.Axis.EXAMPLES;
    }
    if (e instanceof Expression.MatrixProduct product
        && product.right() instanceof Expression.Transposed) {
      return true;
    }
    return e.parts().stream().anyMatch(this::sums);
  }
}
