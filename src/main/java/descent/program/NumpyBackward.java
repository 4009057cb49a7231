package descent.program;

import descent.check.Bug;
import descent.nn.Loss;
import descent.nn.Slot.Kind;
import descent.url.Numbers;
import java.util.List;

/** The part of the program that goes backward, planted mistakes included. */
final class NumpyBackward {
  private static final String[][] DERIVATIVES = {
    {"relu", "(A > 0)"},
    {"leaky", "np.where(Z > 0, 1, 0.01)"},
    {"tanh", "(1 - A ** 2)"},
    {"sigmoid", "A * (1 - A)"},
    {"linear", "1"},
  };

  private NumpyBackward() {}

  static void write(NumpyProgram.Plan plan, NumpyLines out) {
    if (!plan.lane().hidden().isEmpty()) {
      out.part("dZ").add("def derivative(Z, A, activation):");
      for (String[] derivative : DERIVATIVES) {
        if (plan.hides(derivative[0])) {
          out.add("    if activation == \"" + derivative[0] + "\":");
          out.add("        return " + derivative[1]);
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
    out.add("        grads[\"dW\" + str(l)] = np.dot(dZ, A_prev.T)");
    out.part("penalty")
        .addIf(plan.penalisesSquares(), "        grads[\"dW\" + str(l)] += lambd / m * W");
    out.addIf(
        plan.lane().restraint().l1() > 0,
        "        grads[\"dW\" + str(l)] += lambd1 / m * np.sign(W)");
    String db = "grads[\"db\" + str(l)] = np.sum(dZ, axis=1, keepdims=True)";
    out.part("db")
        .add(
            plan.normalises()
                ? "        if not batch_norm[l]:\n            " + db
                : "        " + db);
    out.part("dA").add("        grads[\"dA\" + str(l - 1)] = np.dot(W.T, dZ)");
    plan.lane().bugs().forEach(bug -> plant(bug, plan, out));
    out.part("backward").add("    return grads");
    out.gap();
  }

  private static void output(NumpyProgram.Plan plan, NumpyLines out) {
    out.part("dZL").add("    AL = cache[\"A\" + str(L)]");
    out.add("    dZ = (AL - Y) / m");
    boolean chained =
        plan.loss() == Loss.SQUARED && plan.architecture().output().key().equals("sigmoid");
    out.addIf(chained, "    dZ = dZ * AL * (1 - AL)");
  }

  private static void hidden(NumpyProgram.Plan plan, NumpyLines out) {
    String A = plan.drops() ? "cache[\"G\" + str(l)]" : "cache[\"A\" + str(l)]";
    out.part("dZ").add("        if l < L:");
    out.part("dA").add("            dA = grads[\"dA\" + str(l)]");
    if (plan.drops()) {
      out.part("dD").add("            if keep_prob[l] < 1:");
      out.add("                dA = dA * cache[\"D\" + str(l)] / keep_prob[l]");
    }
    String Z =
        plan.normalises()
            ? "cache.get(\"Z_tilde\" + str(l), cache[\"Z\" + str(l)])"
            : "cache[\"Z\" + str(l)]";
    out.part("dZ").add("            dZ = dA * derivative(" + Z + ", " + A + ", activations[l])");
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
      out.add("            dgamma = np.sum(dZ * Z_norm, axis=1, keepdims=True)");
      out.add("            dbeta = np.sum(dZ, axis=1, keepdims=True)");
      out.add("            grads[\"dgamma\" + str(l)], grads[\"dbeta\" + str(l)] = dgamma, dbeta");
      omitted(
          plan.lane().bugs(),
          Bug.NoCentring.class,
          out,
          layers ->
              "            if l in %s:\n                dgamma, dbeta = 0, 0  # a planted mistake: the means are forgotten"
                  .formatted(layers));
      out.add("            slope = gamma / np.sqrt(cache[\"variance\" + str(l)] + eps)");
      out.add("            dZ = slope * (dZ - dbeta / m - Z_norm * dgamma / m)");
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
      line = grad(Kind.W, bug.layer()) + " -= lambd / m * parameters[\"W" + bug.layer() + "\"]";
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
