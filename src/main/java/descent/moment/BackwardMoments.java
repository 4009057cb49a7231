package descent.moment;

import static descent.expression.Expression.number;
import static descent.expression.Expression.product;
import static descent.expression.Expression.scalar;
import static descent.expression.Expression.sum;
import static descent.moment.ForwardMoments.at;
import static descent.moment.ForwardMoments.intoActivation;
import static descent.moment.ForwardMoments.ofExamples;
import static descent.moment.ForwardMoments.ofUnits;
import static descent.moment.ForwardMoments.pointer;

import descent.check.Bug;
import descent.expression.Expression;
import descent.expression.Shape;
import descent.moment.Moments.Scene;
import descent.moment.Moments.Words;
import descent.nn.Activation;
import descent.nn.Formulas;
import descent.nn.Loss;
import descent.nn.Slot.Kind;
import descent.url.BugsForm;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Backward, planted mistakes included. */
final class BackwardMoments {
  private final Moments moments;
  private final StepSettings settings;
  private final Quantities quantities;

  BackwardMoments(Moments moments) {
    this.moments = moments;
    settings = moments.settings();
    quantities = moments.quantities();
  }

  /** The name under which the optimizer is given the gradient of a parameter. */
  static String gradient(StepSettings settings, String letter, int l) {
    boolean changed =
        letter.equals("W") && settings.penalises()
            || settings.lane().bugs().stream().anyMatch(bug -> spoils(bug, letter, l));
    return (changed ? "grad." : "d") + letter + l;
  }

  private static boolean spoils(Bug bug, String letter, int l) {
    return bug.layer() == l && kind(bug).filter(kind -> letter(kind).equals(letter)).isPresent();
  }

  private static Optional<Kind> kind(Bug bug) {
    if (bug instanceof Bug.Factor factor) {
      return Optional.of(factor.kind());
    } else if (bug instanceof Bug.NoMean mean) {
      return Optional.of(mean.kind());
    }
    return bug instanceof Bug.Transpose || bug instanceof Bug.NoL2
        ? Optional.of(Kind.W)
        : Optional.empty();
  }

  private static String letter(Kind kind) {
    return switch (kind) {
      case W -> "W";
      case B -> "b";
      case GAMMA -> "gamma";
      case BETA -> "beta";
    };
  }

  private static String pointer(int l, String what) {
    return "/layers/" + (l - 1) + "/" + what;
  }

  void layer(int l) {
    if (l == settings.depth()) {
      output(l);
    } else {
      hidden(l);
    }
    if (settings.normalises(l)) {
      norm(l);
    }
    weights(l);
    if (!settings.normalises(l)) {
      biases(l);
    }
  }

  private void output(int l) {
    Expression formula = settings.loss().atOutput(settings.architecture().output());
    boolean bent = formula.tensors().size() > 2;
    quantities.worked(
        "dZ" + l,
        ofExamples(l),
        pointer(l, "dZ"),
        "dZ" + l,
        formula.rename(at(l)),
        Note.when(
            "dZ" + l,
            "i",
            "j",
            -1,
            "Negative: the output is too small, a larger z would lower the cost."),
        Note.when("dZ" + l, "i", "j", 1, "Positive: the output is too large."));
    moments.add(
        new Scene(Phase.BACKWARD, l, l, l),
        "dZ" + l,
        "dZ" + l,
        new Words(
            "Back from the cost",
            bent
                ? "How far off, times the slope of σ, which is small where the network is sure: squared error learns slowly there."
                : (settings.loss() == Loss.SQUARED
                        ? "The derivative of the squared error"
                        : "The slope of the output cancels against the loss")
                    + ": what is left is how far off each output is. 1/m comes in here, once.",
            "dZL"));
  }

  private void hidden(int l) {
    quantities.worked(
        "dA" + l,
        ofExamples(l),
        pointer(l, "dA"),
        "dA" + l,
        Formulas.HANDED_DOWN.rename(at(l)),
        Note.of(
            Note.words("Column "),
            new Note.Place("i"),
            Note.words(" of W: the weights on which this unit’s value went up.")));
    moments.add(
        new Scene(Phase.BACKWARD, l, l, l + 1),
        "dA" + l,
        "dA" + l,
        new Words(
            "Hand down to layer " + l,
            "Each unit gets its share of the blame, over the same weights on which its value went up.",
            "dA"));
    Scene here = new Scene(Phase.BACKWARD, l, l, l);
    if (settings.drops(l)) {
      quantities.worked(
          "dG" + l, ofExamples(l), pointer(l, "dG"), "dG" + l, Formulas.DROPPED_BACK.rename(at(l)));
      moments.add(
          here,
          "dG" + l,
          "dG" + l,
          new Words(
              "Layer " + l + ": back through dropout",
              "A unit that was switched off had no part in the cost: nothing goes back through it.",
              "dD"));
    }
    bend(l, here);
  }

  private void bend(int l, Scene here) {
    Activation g = settings.architecture().hidden().get(l - 1).activation();
    String a = (settings.drops(l) ? "G" : "A") + l;
    String z = intoActivation(settings, l);
    quantities.worked(
        "slope" + l,
        ofExamples(l),
        pointer(l, "slope"),
        settings.drops(l) ? "G" + l : "A" + l,
        g.derivative().rename(name -> name.equals("A") ? a : z),
        Note.of("The slope of the activation at z."));
    String from = (settings.drops(l) ? "dG" : "dA") + l;
    String result = "d" + z;
    boolean forgotten = has(Bug.NoDerivative.class, l);
    quantities.worked(
        result,
        ofExamples(l),
        pointer(l, "d" + (settings.normalises(l) ? "Ztilde" : "Z")),
        result,
        forgotten
            ? Expression.tensor(from)
            : Formulas.BENT_BACK.rename(name -> name.equals("dA") ? from : at(l).apply(name)),
        forgotten
            ? Note.of("A planted mistake: the slope is forgotten.")
            : Note.when("slope" + l, "i", "j", 0, "The slope is 0 here: nothing goes on."));
    moments.add(
        here,
        result,
        result,
        new Words(
            "Layer " + l + ": back through " + g.key(),
            (g == Activation.RELU
                    ? "The slope of relu is 1 or 0: where z was negative, nothing goes on."
                    : "Number by number, times the slope of g at z.")
                + planted("dZ" + l, forgotten),
            forgotten ? new String[] {"dZ", "bug"} : new String[] {"dZ"}));
  }

  private boolean has(Class<? extends Bug> kind, int l) {
    return settings.lane().bugs().stream()
        .anyMatch(bug -> kind.isInstance(bug) && bug.layer() == l);
  }

  private void norm(int l) {
    Scene here = new Scene(Phase.BACKWARD, l, l, l);
    gradient(here, "gamma", l, "γ", Formulas.DGAMMA);
    gradient(here, "beta", l, "β", Formulas.DBETA);
    boolean forgotten = has(Bug.NoCentring.class, l);
    quantities.worked(
        "dZ" + l,
        ofExamples(l),
        pointer(l, "dZ"),
        "dZ" + l,
        (forgotten ? Formulas.UNCENTRED : Formulas.NORM_BACK).rename(at(l)));
    moments.add(
        here,
        "dZ" + l,
        "dZ" + l,
        new Words(
            "Layer " + l + ": back through batch norm",
            "Two parts are taken off: what all examples have in common would only move μ, what goes with Ẑ would only move σ."
                + planted("dZ" + l, forgotten),
            forgotten ? new String[] {"dnorm", "bug"} : new String[] {"dnorm"}));
  }

  private void gradient(Scene here, String letter, int l, String greek, Expression formula) {
    String result = put(letter, l, formula);
    moments.add(
        here,
        "d" + letter + l,
        result,
        new Words(
            "Layer " + l + ": the gradient of batch norm’s " + greek,
            "Summed over the examples; the 1/m is in dZ already." + planted("d" + letter + l, true),
            parts("dnorm", letter, l)));
  }

  /** Puts down a gradient as the backward pass leaves it, and as the optimizer is given it. */
  private String put(String letter, int l, Expression formula) {
    Shape shape = letter.equals("W") ? ForwardMoments.shape("W", l) : ofUnits(l);
    String over = "Over the " + settings.step().m() + " examples of the batch.";
    Note note =
        Note.of(
            letter.equals("W") ? over.replace(".", "; the largest terms are written out.") : over);
    String bare = "d" + letter + l;
    Expression named = formula.rename(at(l));
    quantities.worked(
        bare, shape, ForwardMoments.pointer(letter, l, "backpropagated"), bare, named, note);
    String result = gradient(settings, letter, l);
    if (result.equals(bare)) {
      return bare;
    }
    Optional<Expression> whole = whole(letter, l, named);
    String at = ForwardMoments.pointer(letter, l, "gradient");
    if (whole.isPresent()) {
      quantities.worked(result, shape, at, bare, whole.get(), note);
    } else {
      quantities.summed(
          result,
          shape,
          at,
          bare,
          Expression.tensor(bare),
          Note.of("Put down transposed: a planted mistake."));
    }
    return result;
  }

  /**
   * With the penalty and planted mistakes, in the order of the program; nothing if it was put down
   * transposed.
   */
  private Optional<Expression> whole(String letter, int l, Expression bare) {
    List<Expression> terms = new ArrayList<>(List.of(bare));
    if (letter.equals("W")) {
      if (settings.penalisesSquares()) {
        terms.add(Formulas.L2_GRADIENT.rename(at(l)));
      }
      if (settings.lane().restraint().l1() > 0) {
        terms.add(Formulas.L1_GRADIENT.rename(at(l)));
      }
    }
    Expression whole = terms.size() == 1 ? bare : new Expression.Sum(terms);
    for (Bug bug : settings.lane().bugs()) {
      if (!spoils(bug, letter, l)) {
        continue;
      }
      if (bug instanceof Bug.Transpose) {
        return Optional.empty();
      } else if (bug instanceof Bug.Factor factor) {
        whole = product(number(factor.factor()), whole);
      } else if (bug instanceof Bug.NoMean) {
        whole = product(scalar("m"), whole);
      } else if (settings.penalisesSquares()) {
        whole = sum(whole, new Expression.Negative(Formulas.L2_GRADIENT.rename(at(l))));
      }
    }
    return Optional.of(whole);
  }

  private void weights(int l) {
    String result = put("W", l, Formulas.DW);
    moments.add(
        new Scene(Phase.BACKWARD, l, l - 1, l),
        "dW" + l,
        result,
        new Words(
            "Layer " + l + ": the gradient of its weights",
            "How much the cost rises with each weight: what came back at its upper end times what went in at its lower end, summed over the examples."
                + (settings.penalisesSquares()
                    ? " L2 pulls each weight towards 0 by a share of itself."
                    : "")
                + (settings.lane().restraint().l1() > 0 ? " L1 pulls each by the same amount." : "")
                + planted("dW" + l, true),
            parts("dW", "W", l)));
  }

  private void biases(int l) {
    String result = put("b", l, Formulas.DB);
    moments.add(
        new Scene(Phase.BACKWARD, l, l, l),
        "db" + l,
        result,
        new Words(
            "Layer " + l + ": the gradient of its biases",
            "A bias goes into every example, so its gradient is the sum over them."
                + planted("db" + l, true),
            parts("db", "b", l)));
  }

  private String[] parts(String part, String letter, int l) {
    List<String> parts = new ArrayList<>(List.of(part));
    if (letter.equals("W") && settings.penalises()) {
      parts.add("penalty");
    }
    if (settings.lane().bugs().stream().anyMatch(bug -> spoils(bug, letter, l))) {
      parts.add("bug");
    }
    return parts.toArray(String[]::new);
  }

  private String planted(String name, boolean wanted) {
    if (!wanted) {
      return "";
    }
    return settings.lane().bugs().stream()
        .map(bug -> BugsForm.print(List.of(bug)))
        .filter(text -> text.matches(name + "\\b.*|" + name + "[*:].*"))
        .findFirst()
        .map(text -> " A mistake is planted here: " + text + ".")
        .orElse("");
  }
}
