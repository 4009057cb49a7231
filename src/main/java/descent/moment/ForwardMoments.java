package descent.moment;

import static descent.moment.Note.words;

import descent.experiment.Masks;
import descent.expression.Board;
import descent.expression.Expression;
import descent.expression.Expression.Call;
import descent.expression.NamedFunction;
import descent.expression.Shape;
import descent.expression.Tex;
import descent.expression.TexNumbers;
import descent.moment.Moments.Scene;
import descent.moment.Moments.Words;
import descent.nn.Formulas;
import descent.nn.Loss;
import descent.nn.Output;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** The batch, forward and the cost. */
final class ForwardMoments {
  private final Moments moments;
  private final StepSettings settings;
  private final Quantities quantities;

  ForwardMoments(Moments moments) {
    this.moments = moments;
    settings = moments.settings();
    quantities = moments.quantities();
  }

  /** The axes of what layer l computes of each example. */
  static Shape ofExamples(int l) {
    return new Shape("u" + l, "m");
  }

  /** The axes of what layer l has for each unit. */
  static Shape ofUnits(int l) {
    return new Shape("u" + l, Shape.ONE);
  }

  /** The names of a step's quantities for the names of one layer. */
  static UnaryOperator<String> at(int l) {
    return name ->
        switch (name) {
          case "A_prev" -> "A" + (l - 1);
          case "Z_norm" -> "Zhat" + l;
          case "Z_tilde" -> "Ztilde" + l;
          case "dZ_tilde" -> "dZtilde" + l;
          case "W_next" -> "W" + (l + 1);
          case "dZ_next" -> "dZ" + (l + 1);
          case "Y", "loss" -> name;
          default -> name + l;
        };
  }

  void batch() {
    int L = settings.depth();
    quantities.given(
        "A0",
        ofExamples(0),
        "/X",
        "batch",
        Note.of(
            words("Input "),
            new Note.Listed("inputs", "i", false),
            words(" of the batch’s example "),
            new Note.Place("j"),
            words(", which is no. "),
            new Note.Listed("examples", "j", true),
            words(" of the training set.")));
    quantities.given(
        "Y", ofExamples(L), "/Y", "batch", Note.of("The label: given, not worked out."));
    for (int l = 1; l <= L; l++) {
      parameters(l);
    }
    var step = settings.step();
    String why =
        step.batches() > 1
            ? "Batch %d of %d: %d examples, in the order of this epoch’s shuffle. A column is an example."
            : "All %3$d examples at once. A column is an example.";
    moments.show(
        new Scene(Phase.BATCH, 0, 0, 0),
        "batch",
        "X, Y",
        "X = A^{[0]},\\quad Y",
        List.of(
            new Board.Matrix("A0", false), new Board.Between(","), new Board.Matrix("Y", false)),
        "A0",
        new Words(
            "The batch",
            String.format(java.util.Locale.ROOT, why, step.batch() + 1, step.batches(), step.m()),
            "batch"));
  }

  private void parameters(int l) {
    Note note =
        Note.of(
            settings.isFirst()
                ? "A parameter, as it was at the start."
                : "A parameter, as the steps before have left it.");
    for (String letter : letters(settings, l)) {
      Shape shape = shape(letter, l);
      quantities.given(letter + l, shape, pointer(letter, l, "before"), "", note);
    }
  }

  /** The parameters that a layer has. */
  static List<String> letters(StepSettings settings, int l) {
    return settings.normalises(l) ? List.of("W", "gamma", "beta") : List.of("W", "b");
  }

  static Shape shape(String letter, int l) {
    return letter.equals("W") ? new Shape("u" + l, "u" + (l - 1)) : ofUnits(l);
  }

  /** Where the answer holds something of a parameter. */
  static String pointer(String letter, int l, String what) {
    return "/layers/" + (l - 1) + "/parameters/" + letter + "/" + what;
  }

  private static String pointer(int l, String what) {
    return "/layers/" + (l - 1) + "/" + what;
  }

  void layer(int l) {
    boolean norm = settings.normalises(l);
    Scene into = new Scene(Phase.FORWARD, l, l - 1, l);
    quantities.worked(
        "Z" + l,
        ofExamples(l),
        pointer(l, "Z"),
        "Z" + l,
        (norm ? Formulas.WEIGHED : Formulas.LINEAR).rename(at(l)),
        Note.of(
            words("Row "),
            new Note.Place("i"),
            words(" of W, column "),
            new Note.Place("j"),
            words(" of A.")));
    moments.add(
        into,
        "Z" + l,
        "Z" + l,
        new Words(
            "Layer " + l + ": weigh and add",
            "Every unit weighs what "
                + (l == 1 ? "the inputs are" : "layer " + (l - 1) + " gives")
                + (norm
                    ? "; batch norm’s β takes the place of b."
                    : " and adds its bias, the same for all examples."),
            "Z"));
    if (norm) {
      norm(l);
    }
    activation(l);
    if (settings.drops(l)) {
      dropout(l);
    }
  }

  private void norm(int l) {
    Scene here = new Scene(Phase.FORWARD, l, l, l);
    int m = settings.step().m();
    String id = "Zhat" + l;
    quantities.worked(
        "mu" + l,
        ofUnits(l),
        pointer(l, "mu"),
        id,
        Formulas.MEAN.rename(at(l)),
        Note.of("Over the " + m + " examples of the batch."));
    quantities.worked(
        "variance" + l,
        ofUnits(l),
        pointer(l, "variance"),
        id,
        Formulas.SPREAD.rename(at(l)),
        Note.of("Over the " + m + " examples of the batch, divided by m."));
    quantities.worked(
        id,
        ofExamples(l),
        pointer(l, "Zhat"),
        id,
        Formulas.NORMALISED.rename(at(l)),
        Note.of("ε keeps the root away from 0."));
    moments.add(
        here,
        id,
        id,
        new Words(
            "Layer " + l + ": batch norm, mean 0 and variance 1",
            "Each unit by itself: μ and σ² are over the examples of this batch, so every example now depends on the others.",
            "norm"));
    String stretched = "Ztilde" + l;
    quantities.worked(
        stretched,
        ofExamples(l),
        pointer(l, "Ztilde"),
        stretched,
        Formulas.STRETCHED.rename(at(l)));
    moments.add(
        here,
        stretched,
        stretched,
        new Words(
            "Layer " + l + ": batch norm, stretched and shifted",
            "γ and β are trained like weights: the layer may undo the normalising if that helps.",
            "norm"));
  }

  /** What goes into g. */
  static String intoActivation(StepSettings settings, int l) {
    return (settings.normalises(l) ? "Ztilde" : "Z") + l;
  }

  private void activation(int l) {
    String z = intoActivation(settings, l);
    String a = (settings.drops(l) ? "G" : "A") + l;
    boolean last = l == settings.depth();
    NamedFunction g =
        last
            ? settings.architecture().output().function()
            : settings.architecture().hidden().get(l - 1).activation().function();
    List<Note> notes = new ArrayList<>();
    if (g.key().equals("relu")) {
      String off = "z is not positive: the unit is off for this example.";
      notes.add(Note.when(z, "i", "j", -1, off));
      notes.add(Note.when(z, "i", "j", 0, off));
    } else if (g.key().equals("softmax")) {
      notes.add(Note.of("Every class’s z is in it."));
    }
    quantities.worked(
        a,
        ofExamples(l),
        pointer(l, settings.drops(l) ? "G" : "A"),
        a,
        new Call(g, Expression.tensor(z)),
        notes.toArray(Note[]::new));
    String why =
        switch (g.key()) {
          case "softmax" ->
              "Column by column: the probabilities of the classes, which add up to 1.";
          case "linear" -> "Nothing is bent here: A is Z.";
          default -> "Number by number; without it all layers together would be one matrix.";
        };
    Words words = new Words("Layer " + l + ": " + g.key(), why, "A");
    Scene here = new Scene(Phase.FORWARD, l, l, l);
    if (settings.drops(l)) {
      String call = Tex.print(new Call(g, Expression.tensor(z)), quantities.full());
      moments.add(here, a, call, quantities.full().tensor(a) + "=" + call, a, words);
    } else {
      moments.add(here, a, a, words);
    }
  }

  private void dropout(int l) {
    String keep = TexNumbers.print(settings.keep(l));
    quantities.given(
        "D" + l,
        ofExamples(l),
        pointer(l, "D"),
        "D" + l,
        Note.when("D" + l, "i", "j", 1, "Drawn: kept, so 1/" + keep + "."),
        Note.when("D" + l, "i", "j", 0, "Drawn: switched off, so 0."),
        Note.of("The chance to be kept is " + keep + "."));
    quantities.worked(
        "A" + l,
        ofExamples(l),
        pointer(l, "A"),
        "D" + l,
        Formulas.DROPPED.rename(at(l)),
        Note.when("D" + l, "i", "j", 1, "Kept, and divided by " + keep + "."),
        Note.when("D" + l, "i", "j", 0, "Switched off for this example."));
    moments.add(
        new Scene(Phase.FORWARD, l, l, l),
        "D" + l,
        "D^{[" + l + "]}",
        quantities.full().tensor("A" + l)
            + "="
            + Tex.print(quantities.expression("A" + l), quantities.full()),
        "A" + l,
        new Words(
            "Layer " + l + ": dropout keeps " + Math.round(100 * settings.keep(l)) + " %",
            "Each unit is switched off for each example by itself; what stays is divided by "
                + keep
                + ", so that the mean stays. "
                + (settings.lane().restraint().masks() == Masks.FROZEN
                    ? "The masks are the same in every pass."
                    : "The next pass draws new masks."),
            "D"));
  }

  void cost() {
    losses();
    int L = settings.depth();
    boolean penalised = settings.penalises();
    Expression cost = Formulas.COST;
    StringBuilder written = new StringBuilder(Tex.print(Formulas.COST, quantities.full()));
    if (penalised) {
      Expression penalty = penalty();
      quantities.summed(
          "penalty",
          Shape.NUMBER,
          "/penalty",
          "J",
          penalty,
          Note.of("Over all weights; biases are free."));
      cost = Expression.sum(cost, Expression.tensor("penalty"));
      for (Expression part : penalties()) {
        written.append('+').append(Tex.print(part, new OneLayer(quantities.full())));
      }
    }
    quantities.worked(
        "J",
        Shape.NUMBER,
        "/J",
        "J",
        cost,
        penalised
            ? Note.of(words("The penalty is "), new Note.Figure("penalty", "", ""), words("."))
            : Note.of("The mean over the " + settings.step().m() + " examples of the batch."));
    List<String> parts = penalised ? List.of("J", "penalty") : List.of("J");
    moments.add(
        new Scene(Phase.COST, L, L, L),
        "J",
        "J",
        "J=" + written,
        "J",
        new Words(
            penalised ? "The cost: mean loss and penalty" : "The cost: the mean loss",
            "One number. All that follows asks how it would change if one weight changed a little.",
            parts.toArray(String[]::new)));
  }

  private void losses() {
    int L = settings.depth();
    Output output = settings.architecture().output();
    boolean squared = settings.loss() == Loss.SQUARED;
    quantities.worked(
        "loss",
        new Shape(Shape.ONE, "m"),
        "/losses",
        "loss",
        settings.loss().losses(output).shown().rename(at(L)),
        squared
            ? Note.of("How far off it is, squared and halved.")
            : output == Output.SOFTMAX
                ? Note.of("y is 1 for its class and 0 for the others: one term is left.")
                : Note.of(
                    words("Its label is "),
                    new Note.Figure("Y", "", "j"),
                    words(", so one of the two terms is 0.")));
    moments.add(
        new Scene(Phase.COST, L, L, L),
        "loss",
        "loss",
        new Words(
            "The loss of each example",
            squared
                ? "Half the square of how far off the output is."
                : "How surprised the network is by the label: 0 if it was sure and right.",
            "loss"));
  }

  private List<Expression> penalties() {
    List<Expression> parts = new ArrayList<>();
    if (settings.penalisesSquares()) {
      parts.add(Formulas.L2_COST);
    }
    if (settings.lane().restraint().l1() > 0) {
      parts.add(Formulas.L1_COST);
    }
    return parts;
  }

  private Expression penalty() {
    List<Expression> terms = new ArrayList<>();
    for (Expression part : penalties()) {
      for (int l = 1; l <= settings.depth(); l++) {
        terms.add(part.rename(at(l)));
      }
    }
    return new Expression.Sum(terms);
  }
}
