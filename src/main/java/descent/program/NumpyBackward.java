package descent.program;

import descent.check.Bug;
import descent.nn.Activation;
import descent.nn.Formulas;
import descent.nn.Slot.Kind;
import descent.url.Numbers;
import java.util.List;
import java.util.Map;

/** The part of the program that goes backward, planted mistakes included. */
final class NumpyBackward {
  /** Names while one layer is worked on; dZ is dZ̃ until batch norm has been gone through. */
  private static final Map<String, String> OWN =
      Map.of(
          "gamma", "gamma",
          "dZ_tilde", "dZ",
          "W_next", "W",
          "dZ_next", "dZ",
          "D", "cache[\"D\" + str(l)] / keep_prob[l]");

  private NumpyBackward() {}

  static void write(NumpyProgram.Plan plan, NumpyLines out) {
    if (!plan.lane().hidden().isEmpty()) {
      out.part("dZ").add("def derivative(Z, A, activation):");
      for (Activation g : Activation.values()) {
        if (plan.hides(g.key())) {
          out.add("    if activation == \"" + g.key() + "\":");
          out.add("        return " + NumpyText.of(g.derivative()));
        }
      }
      out.gap();
    }
    out.part("backward").add("def backward_propagation(Y, parameters, cache):");
    out.add("    m = Y.shape[1]");
    out.add("    grads = {}");
    output(plan, out);
    out.part("backward").add("    for l in range(L, 0, -1):");
    if (!plan.lane().hidden().isEmpty()) {
      hidden(plan, out);
    }
    out.part("dZ").add("        grads[\"dZ\" + str(l)] = dZ");
    out.part("dW").add("        W, A_prev = parameters[\"W\" + str(l)], cache[\"A\" + str(l - 1)]");
    out.add("        grads[\"dW\" + str(l)] = " + NumpyText.of(Formulas.DW));
    out.part("penalty")
        .addIf(
            plan.penalisesSquares(),
            "        grads[\"dW\" + str(l)] += " + NumpyText.of(Formulas.L2_GRADIENT));
    out.addIf(
        plan.penalisesSizes(),
        "        grads[\"dW\" + str(l)] += " + NumpyText.of(Formulas.L1_GRADIENT));
    String db = "grads[\"db\" + str(l)] = " + NumpyText.of(Formulas.DB);
    out.part("db")
        .add(
            plan.normalises()
                ? "        if not batch_norm[l]:\n            " + db
                : "        " + db);
    out.part("dA")
        .add("        grads[\"dA\" + str(l - 1)] = " + NumpyText.of(Formulas.HANDED_DOWN, OWN));
    plan.lane().bugs().forEach(bug -> plant(bug, plan, out));
    out.part("backward").add("    return grads");
    out.gap();
  }

  private static void output(NumpyProgram.Plan plan, NumpyLines out) {
    out.part("dZL").add("    AL = cache[\"A\" + str(L)]");
    out.add(
        "    dZ = "
            + NumpyText.of(plan.loss().atOutput(plan.architecture().output()), Map.of("A", "AL")));
  }

  private static void hidden(NumpyProgram.Plan plan, NumpyLines out) {
    String A = plan.drops() ? "cache[\"G\" + str(l)]" : "cache[\"A\" + str(l)]";
    out.part("dZ").add("        if l < L:");
    out.part("dA").add("            dA = grads[\"dA\" + str(l)]");
    if (plan.drops()) {
      out.part("dD").add("            if keep_prob[l] < 1:");
      out.add("                dA = " + NumpyText.of(Formulas.DROPPED_BACK, OWN));
    }
    String Z =
        plan.normalises()
            ? "cache.get(\"Z_tilde\" + str(l), cache[\"Z\" + str(l)])"
            : "cache[\"Z\" + str(l)]";
    String slope = "derivative(" + Z + ", " + A + ", activations[l])";
    out.part("dZ")
        .add("            dZ = " + NumpyText.of(Formulas.BENT_BACK, Map.of("slope", slope)));
    omitted(
        plan.lane().bugs(),
        Bug.NoDerivative.class,
        out,
        layers ->
            "            if l in %s:\n                dZ = dA  # a planted mistake: g' is forgotten"
                .formatted(layers));
    if (plan.normalises()) {
      out.part("dnorm").add("        if batch_norm[l]:");
      out.add(
          "            Z_norm, gamma = cache[\"Z_norm\" + str(l)], parameters[\"gamma\" + str(l)]");
      out.add("            grads[\"dZ_tilde\" + str(l)] = dZ");
      out.add("            dgamma = " + NumpyText.of(Formulas.DGAMMA, OWN));
      out.add("            dbeta = " + NumpyText.of(Formulas.DBETA, OWN));
      out.add("            grads[\"dgamma\" + str(l)], grads[\"dbeta\" + str(l)] = dgamma, dbeta");
      omitted(
          plan.lane().bugs(),
          Bug.NoCentring.class,
          out,
          layers ->
              "            if l in %s:\n                dgamma, dbeta = 0, 0  # a planted mistake: the means are forgotten"
                  .formatted(layers));
      out.add("            variance = cache[\"variance\" + str(l)]");
      out.add("            dZ = " + NumpyText.of(Formulas.NORM_BACK, OWN));
    }
  }

  private static void omitted(
      List<Bug> bugs,
      Class<? extends Bug> kind,
      NumpyLines out,
      java.util.function.Function<List<Integer>, String> lines) {
    List<Integer> layers =
        bugs.stream().filter(kind::isInstance).map(Bug::layer).distinct().toList();
    if (!layers.isEmpty()) {
      out.part("bug").add(lines.apply(layers)).part(kind == Bug.NoCentring.class ? "dnorm" : "dZ");
    }
  }

  private static void plant(Bug bug, NumpyProgram.Plan plan, NumpyLines out) {
    String line = null;
    if (bug instanceof Bug.Factor factor) {
      line = grad(factor.kind(), bug.layer()) + " *= " + Numbers.print(factor.factor());
    } else if (bug instanceof Bug.NoMean mean) {
      line = grad(mean.kind(), bug.layer()) + " *= m";
    } else if (bug instanceof Bug.Transpose) {
      String dW = grad(Kind.W, bug.layer());
      line = dW + " = " + dW + ".T.reshape(" + dW + ".shape)";
    } else if (bug instanceof Bug.NoL2 && plan.penalisesSquares()) {
      String W = "parameters[\"W" + bug.layer() + "\"]";
      line =
          grad(Kind.W, bug.layer()) + " -= " + NumpyText.of(Formulas.L2_GRADIENT, Map.of("W", W));
    }
    if (line != null) {
      out.part("bug").add("    " + line + "  # a planted mistake");
    }
  }

  private static String grad(Kind kind, int layer) {
    String name =
        switch (kind) {
          case W -> "dW";
          case B -> "db";
          case GAMMA -> "dgamma";
          case BETA -> "dbeta";
        };
    return "grads[\"" + name + layer + "\"]";
  }
}
