package descent.program;

import descent.experiment.Blueprint;
import descent.experiment.Experiment;
import descent.experiment.Lane;
import descent.experiment.Masks;
import descent.nn.Architecture;
import descent.nn.HiddenLayer;
import descent.nn.Loss;
import descent.url.ExperimentUrl;
import descent.url.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * An experiment's training up to one step, and that step, as a program for Python 3 and NumPy in
 * the course's own names: {@code parameters["W1"]}, {@code cache["Z1"]}, {@code grads["dW1"]},
 * {@code keep_prob}, {@code lambd}, {@code beta1}.
 *
 * <p>It runs as it is. Data, start, shuffles and masks come from {@code np.random.RandomState} as
 * ours do, so its numbers are ours to rounding. Of several lanes the first is written; early
 * stopping is left out, and a comment says so.
 *
 * @param lines with the part of a training step that each does
 */
public record NumpyProgram(List<Line> lines) {

  /**
   * A line of the program.
   *
   * @param text without its end
   * @param part of the step it does, in the letters of the blackboard ({@code Z}, {@code dW}), or a
   *     word; may be empty
   */
  public record Line(String text, String part) {}

  public NumpyProgram {
    lines = List.copyOf(lines);
  }

  /** The program as one text. */
  public String text() {
    return lines.stream().map(line -> line.text() + "\n").collect(Collectors.joining());
  }

  /**
   * Writes the program.
   *
   * @param epochs trained before the step
   * @param batches trained of the next epoch before the step
   */
  public static NumpyProgram of(Experiment experiment, int epochs, int batches) {
    Lane lane = experiment.lanes().get(0);
    var data = experiment.data();
    Blueprint blueprint = Blueprint.of(lane, data.task(), data.classes(), data.train());
    Experiment until = experiment.upTo(epochs);
    List<Lane> ever = new ArrayList<>(List.of(lane));
    until.changes().epochs().forEach(epoch -> ever.add(until.changes().lane(lane, epoch)));
    Plan plan = new Plan(lane, ever, blueprint.architecture(), blueprint.loss());
    NumpyLines out = new NumpyLines();
    head(plan, ExperimentUrl.print(experiment), epochs, batches, out);
    NumpyData.write(until, out);
    NumpyStart.write(plan, out);
    NumpyForward.write(plan, out);
    NumpyBackward.write(plan, out);
    NumpyUpdate.write(plan, out);
    NumpyChanges.write(plan, until.changes(), out);
    train(plan, !until.changes().isEmpty(), NumpyData.changes(until), out);
    return new NumpyProgram(out.all());
  }

  /**
   * What of an experiment decides which lines are needed.
   *
   * @param lane as it starts
   * @param ever as it is at any time before the step
   */
  record Plan(Lane lane, List<Lane> ever, Architecture architecture, Loss loss) {
    boolean ever(Predicate<Lane> holds) {
      return ever.stream().anyMatch(holds);
    }

    boolean normalises() {
      return lane.hidden().stream().anyMatch(HiddenLayer::batchNorm);
    }

    boolean drops() {
      return ever(some -> some.hidden().stream().anyMatch(layer -> layer.keep() < 1));
    }

    boolean frozen() {
      return lane.restraint().masks() == Masks.FROZEN;
    }

    /** Whether λ of L2 acts through cost and gradient. */
    boolean penalisesSquares() {
      return ever(some -> some.restraint().l2() > 0)
          && !lane.step().optimizer().decouplesWeightDecay();
    }

    boolean penalises() {
      return penalisesSquares() || penalisesSizes();
    }

    /** Whether λ of L1 acts. */
    boolean penalisesSizes() {
      return ever(some -> some.restraint().l1() > 0);
    }

    boolean uses(String activation) {
      return architecture.output().key().equals(activation)
          || lane.hidden().stream().anyMatch(layer -> layer.activation().key().equals(activation));
    }

    /** Whether a hidden layer does: only those need a derivative by themselves. */
    boolean hides(String activation) {
      return lane.hidden().stream().anyMatch(layer -> layer.activation().key().equals(activation));
    }
  }

  private static void head(Plan plan, String query, int epochs, int batches, NumpyLines out) {
    Lane lane = plan.lane();
    out.part("setup");
    out.add("# " + plan.architecture() + ", as Descent trains it: /?" + query);
    out.add("# Run it with Python 3 and NumPy. Columns are examples; dZ has the 1/m.");
    out.addIf(
        lane.restraint().patience() > 0, "# Early stopping is left out: all epochs are trained.");
    out.add("");
    out.add("import numpy as np");
    out.add("");
    out.add("layer_dims = " + dims(plan.architecture()));
    out.add("L = len(layer_dims) - 1");
    List<String> activations = new ArrayList<>();
    lane.hidden().forEach(layer -> activations.add('"' + layer.activation().key() + '"'));
    activations.add('"' + plan.architecture().output().key() + '"');
    out.add("activations = [None, " + String.join(", ", activations) + "]");
    out.addIf(
        plan.normalises(),
        "batch_norm = " + each(plan, layer -> layer.batchNorm() ? "True" : "False", "False"));
    out.addIf(plan.drops(), "keep_prob = " + each(plan, layer -> Numbers.print(layer.keep()), "1"));
    out.add("learning_rate = " + Numbers.print(lane.step().learningRate()));
    lane.step()
        .optimizer()
        .numbers()
        .forEach((key, value) -> out.add(key + " = " + Numbers.print(value)));
    out.addIf(
        plan.ever(some -> some.restraint().l2() > 0),
        "lambd = " + Numbers.print(lane.restraint().l2()) + "  # of L2");
    out.addIf(
        plan.penalisesSizes(), "lambd1 = " + Numbers.print(lane.restraint().l1()) + "  # of L1");
    out.addIf(lane.batching().size() > 0, "mini_batch_size = " + lane.batching().size());
    out.add("num_epochs = " + epochs + "  # trained before the step");
    out.addIf(
        lane.batching().size() > 0,
        "num_batches = " + batches + "  # trained of the next epoch before the step");
    out.addIf(plan.normalises(), "eps = 1e-8  # of batch norm");
    out.gap();
  }

  private static String dims(Architecture architecture) {
    List<String> units = new ArrayList<>();
    for (int l = 0; l <= architecture.depth(); l++) {
      units.add(String.valueOf(architecture.units(l)));
    }
    return units.toString();
  }

  private static String each(
      Plan plan, java.util.function.Function<HiddenLayer, String> value, String ofOutput) {
    String hidden =
        plan.lane().hidden().stream()
            .map(layer -> value.apply(layer) + ", ")
            .collect(Collectors.joining());
    return "[None, " + hidden + ofOutput + "]";
  }

  private static void train(Plan plan, boolean changes, boolean points, NumpyLines out) {
    String state = NumpyUpdate.state(plan);
    String cost = plan.architecture().outputs() > 1 ? "cache[\"Z\" + str(L)]" : "AL";
    out.part("")
        .add(
            """
        def training_step(X, Y, parameters%s, learning_rate):"""
                .formatted(state));
    out.part("forward").add("    AL, cache = forward_propagation(X, parameters)");
    out.part("cost").add("    cost, losses = compute_cost(" + cost + ", Y, parameters)");
    out.part("backward").add("    grads = backward_propagation(Y, parameters, cache)");
    out.part("update")
        .add("    update_parameters(parameters, grads" + state + ", learning_rate, Y.shape[1])");
    out.part("").add("    return cost, losses, cache, grads");
    out.gap();
    out.part("train").add("X, Y = load_dataset(" + (points ? "0" : "") + ")");
    out.add("parameters = initialize_parameters()");
    out.addIf(
        !state.isEmpty(),
        state.substring(Math.min(2, state.length())) + " = initialize_optimizer(parameters)");
    out.addIf(
        plan.drops() && !plan.frozen(),
        "masks = np.random.RandomState("
            + plan.lane().restraint().dropoutSeed()
            + ")  # one stream for all masks");
    out.part("").add("");
    out.part("train")
        .add(
            """
        for epoch in range(num_epochs):
            total = 0
        %s    for mini_X, mini_Y, picked in mini_batches(X, Y, epoch):
                cost, losses, cache, grads = training_step(mini_X, mini_Y, parameters%s, rate(epoch))
                total += mini_Y.shape[1] * cost
            if epoch %% max(1, num_epochs // 10) == 0 or epoch == num_epochs - 1:
                print("cost in epoch", epoch + 1, "is", total / Y.shape[1])
        """
                .formatted(changes ? "    change_settings(epoch)\n" : "", state));
    out.part("").add("");
    out.part("train").addIf(changes, "change_settings(num_epochs)");
    out.part("batch").add("batches = mini_batches(X, Y, num_epochs)");
    if (plan.lane().batching().size() > 0) {
      out.add("for mini_X, mini_Y, picked in batches[:num_batches]:");
      out.add("    training_step(mini_X, mini_Y, parameters" + state + ", rate(num_epochs))");
      out.add("mini_X, mini_Y, picked = batches[num_batches]");
    } else {
      out.add("mini_X, mini_Y, picked = batches[0]");
    }
    out.part("step")
        .add(
            "cost, losses, cache, grads = training_step(mini_X, mini_Y, parameters"
                + state
                + ", rate(num_epochs))");
    out.add("print(\"cost of the step:\", cost)");
  }
}
