package descent.program;

import descent.expression.Expression;
import descent.expression.NamedFunction;
import descent.nn.Activation;
import descent.nn.Formulas;
import descent.nn.Output;
import java.util.Map;

/** The part of the program that goes forward and works out the cost. */
final class NumpyForward {
  private static final Map<String, String> W = Map.of("W", "parameters[\"W\" + str(l)]");

  private NumpyForward() {}

  static void write(NumpyProgram.Plan plan, NumpyLines out) {
    out.part("A").add("def activate(Z, activation):");
    for (Activation g : Activation.values()) {
      if (plan.uses(g.key())) {
        function(g.function(), out);
      }
    }
    if (plan.uses(Output.SOFTMAX.key())) {
      function(Output.SOFTMAX.function(), out);
    }
    out.gap();
    forward(plan, out);
    cost(plan, out);
  }

  private static void function(NamedFunction g, NumpyLines out) {
    out.add("    if activation == \"" + g.key() + "\":");
    NumpyText.lines("return ", g.computed(Expression.tensor("Z")), Map.of())
        .forEach(line -> out.add("        " + line));
  }

  private static void forward(NumpyProgram.Plan plan, NumpyLines out) {
    boolean norm = plan.normalises();
    out.part("forward").add("def forward_propagation(X, parameters):");
    out.add("    cache = {\"A0\": X}");
    out.part("D")
        .addIf(
            plan.drops() && plan.frozen(),
            "    masks = np.random.RandomState("
                + plan.lane().restraint().dropoutSeed()
                + ")  # the same masks in every pass");
    out.part("forward").add("    for l in range(1, L + 1):");
    out.part("Z").add("        W, A_prev = parameters[\"W\" + str(l)], cache[\"A\" + str(l - 1)]");
    if (norm) {
      out.add("        Z = " + NumpyText.of(Formulas.WEIGHED));
      out.part("norm").add("        if batch_norm[l]:");
      out.add("            mu = " + NumpyText.of(Formulas.MEAN));
      out.add("            variance = " + NumpyText.of(Formulas.SPREAD));
      out.add("            Z_norm = " + NumpyText.of(Formulas.NORMALISED));
      out.add("            cache[\"Z\" + str(l)] = Z");
      out.add(
          "            cache[\"Z_norm\" + str(l)], cache[\"variance\" + str(l)] = Z_norm, variance");
      out.add("            Z = " + NumpyText.of(Formulas.STRETCHED));
      out.add("            cache[\"Z_tilde\" + str(l)] = Z");
      out.part("Z").add("        else:");
      out.add("            Z = Z + parameters[\"b\" + str(l)]");
      out.add("            cache[\"Z\" + str(l)] = Z");
    } else {
      out.add("        Z = " + NumpyText.of(Formulas.LINEAR));
      out.add("        cache[\"Z\" + str(l)] = Z");
    }
    out.part("A").add("        A = activate(Z, activations[l])");
    if (plan.drops()) {
      out.add("        cache[\"G\" + str(l)] = A");
      out.part("D").add("        if keep_prob[l] < 1:");
      out.add("            D = masks.rand(*A.shape) < keep_prob[l]");
      out.add(
          "            A = "
              + NumpyText.of(Formulas.DROPPED, Map.of("G", "A", "D", "D / keep_prob[l]")));
      out.add("            cache[\"D\" + str(l)] = D");
    }
    out.part("A").add("        cache[\"A\" + str(l)] = A");
    out.part("forward").add("    return cache[\"A\" + str(L)], cache");
    out.gap();
  }

  private static void cost(NumpyProgram.Plan plan, NumpyLines out) {
    boolean softmax = plan.architecture().outputs() > 1;
    out.part("loss").add("def compute_cost(%s, Y, parameters):".formatted(softmax ? "ZL" : "AL"));
    Expression losses = plan.loss().losses(plan.architecture().output()).computed();
    boolean row = !softmax;
    NumpyText.lines("losses = ", losses, Map.of("A", "AL", "Z", "ZL"))
        .forEach(
            line ->
                out.add(
                    "    " + (row ? line.replaceFirst("= (.*)", "= np.sum($1, axis=0)") : line)));
    out.part("J").add("    m = Y.shape[1]");
    out.add("    cost = np.nansum(losses) / m");
    if (plan.penalises()) {
      out.part("penalty").add("    for l in range(1, L + 1):");
      out.addIf(plan.penalisesSquares(), "        cost += " + NumpyText.of(Formulas.L2_COST, W));
      out.addIf(plan.penalisesSizes(), "        cost += " + NumpyText.of(Formulas.L1_COST, W));
    }
    out.part("J").add("    return cost, losses");
    out.gap();
  }
}
