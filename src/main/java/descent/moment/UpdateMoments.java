package descent.moment;

import static descent.moment.ForwardMoments.at;
import static descent.moment.ForwardMoments.letters;
import static descent.moment.ForwardMoments.pointer;
import static descent.moment.ForwardMoments.shape;

import descent.expression.Board;
import descent.expression.Shape;
import descent.expression.Tex;
import descent.expression.TexNotation;
import descent.expression.TexNumbers;
import descent.moment.Moments.Scene;
import descent.moment.Moments.Words;
import descent.nn.Formulas;
import descent.optim.UpdateRule;
import java.util.List;
import java.util.Map;

/** The update, and what it did to the cost. */
final class UpdateMoments {
  private static final Map<String, String> PLAIN = Map.of("gamma", "γ", "beta", "β");

  private final Moments moments;
  private final StepSettings settings;
  private final Quantities quantities;
  private final UpdateRule rule;

  UpdateMoments(Moments moments) {
    this.moments = moments;
    settings = moments.settings();
    quantities = moments.quantities();
    rule = settings.lane().step().optimizer().rule();
  }

  void all() {
    for (int l = 1; l <= settings.depth(); l++) {
      for (String letter : letters(settings, l)) {
        parameter(letter, l);
      }
    }
    costAfter();
  }

  private void parameter(String letter, int l) {
    boolean weights = letter.equals("W");
    Scene scene = new Scene(Phase.UPDATE, l, weights ? l - 1 : l, l);
    String name = letter + l;
    String plain = PLAIN.getOrDefault(letter, letter) + l;
    for (UpdateRule.Moment moment : rule.remembered()) {
      remember(scene, moment, letter, l, plain);
    }
    if (weights && settings.decays()) {
      decay(scene, l, plain);
    }
    String from = from(letter, l);
    quantities.worked(
        "new." + name,
        shape(letter, l),
        pointer(letter, l, "after"),
        "new" + name,
        rule.step().rename(own -> rename(own, letter, l)),
        Note.of(Note.words("It moves by "), new Note.Change("new." + name, from), Note.words(".")));
    moments.add(
        scene,
        "new" + name,
        quantities.full().tensor(name),
        becomes(name, "new." + name) + (counts() ? ",\\quad t=" + settings.step().steps() : ""),
        "new." + name,
        new Words(
            "Update: " + plain + " takes its step",
            "Downhill, since the gradient points uphill. The rate α is "
                + figure(settings.step().learningRate())
                + ".",
            "update"));
  }

  private boolean counts() {
    return settings.step().steps() > 0;
  }

  private static String figure(double number) {
    return descent.url.Numbers.print(
        Double.parseDouble(String.format(java.util.Locale.ROOT, "%.3g", number)));
  }

  /** W, or where a decay beside the step has left it. */
  private String from(String letter, int l) {
    return (letter.equals("W") && settings.decays() ? "decayed." : "") + letter + l;
  }

  private String rename(String own, String letter, int l) {
    return switch (own) {
      case "theta" -> from(letter, l);
      case "g" -> BackwardMoments.gradient(settings, letter, l);
      case "v", "s" -> own + "." + letter + l;
      default -> own;
    };
  }

  private void remember(Scene scene, UpdateRule.Moment moment, String letter, int l, String plain) {
    String name = letter + l;
    String before = moment.letter() + "0." + name;
    String after = moment.letter() + "." + name;
    String id = moment.letter() + name;
    quantities.given(
        before,
        shape(letter, l),
        pointer(letter, l, moment.letter() + "Before"),
        "",
        Note.of(settings.isFirst() ? "0 at the start." : "As the step before left it."));
    quantities.worked(
        after,
        shape(letter, l),
        pointer(letter, l, moment.letter()),
        id,
        moment
            .value()
            .rename(own -> own.equals(moment.letter()) ? before : rename(own, letter, l)));
    moments.add(
        scene,
        id,
        quantities.full().tensor(after),
        becomes(after, after),
        after,
        new Words("Update: " + moment.title() + " d" + plain, moment.why(), "update"));
  }

  private void decay(Scene scene, int l, String plain) {
    String name = "W" + l;
    quantities.worked(
        "decayed." + name,
        shape("W", l),
        pointer("W", l, "decayed"),
        "decayed" + name,
        Formulas.DECAYED.rename(at(l)));
    moments.add(
        scene,
        "decayed" + name,
        "\\lambda " + quantities.full().tensor(name),
        becomes(name, "decayed." + name),
        "decayed." + name,
        new Words(
            "Update: the decay of " + plain,
            "AdamW shrinks the weights beside the step, so that v and s know nothing of it.",
            "update"));
  }

  /** The formula as the optimizer's are written: ← instead of =. */
  private String becomes(String left, String result) {
    TexNotation brief = quantities.brief();
    return brief.tensor(left) + "\\leftarrow " + Tex.print(quantities.expression(result), brief);
  }

  /** The same batch once more, with the new parameters. */
  private void costAfter() {
    int L = settings.depth();
    var step = settings.step();
    quantities.given(
        "new.J",
        Shape.NUMBER,
        "/Jafter",
        "newJ",
        verdict(step.costAfter() + step.penaltyAfter(), step.cost() + step.penalty()));
    moments.show(
        new Scene(Phase.UPDATE, L, 0, L),
        "newJ",
        "J_{\\text{new}}",
        "J:\\quad "
            + TexNumbers.print(step.cost() + step.penalty(), 4)
            + "\\;\\to\\;"
            + TexNumbers.print(step.costAfter() + step.penaltyAfter(), 4),
        List.of(
            new Board.Matrix("J", false),
            new Board.Between("\\to"),
            new Board.Matrix("new.J", false)),
        "new.J",
        new Words(
            "After the step: the cost",
            "The same batch once more, forward with the new parameters"
                + (anyDrops() ? " and the same masks" : "")
                + ". That is all a step is; training is many of them.",
            "step"));
  }

  private boolean anyDrops() {
    return settings.architecture().hidden().stream().anyMatch(layer -> layer.keep() < 1);
  }

  private static Note verdict(double after, double before) {
    if (!Double.isFinite(after)) {
      return Note.of("The cost has left the finite numbers: the rate is too large.");
    }
    return after <= before
        ? Note.of(Note.words("It fell by "), new Note.Change("J", "new.J"), Note.words("."))
        : Note.of(
            Note.words("It rose by "),
            new Note.Change("new.J", "J"),
            Note.words(": a gradient is the slope at one place, and the step went beyond."));
  }
}
