package descent.program;

import descent.nn.Loss;

/** The part of the program that goes forward and works out the cost. */
final class NumpyForward {
  private static final String[][] FUNCTIONS = {
    {"relu", "np.maximum(0, Z)"},
    {"leaky", "np.maximum(0.01 * Z, Z)"},
    {"tanh", "np.tanh(Z)"},
    {"sigmoid", "1 / (1 + np.exp(-Z))"},
    {"linear", "Z"},
  };

  private NumpyForward() {}

  static void write(NumpyProgram.Plan plan, NumpyLines out) {
    out.part("A").add("def activate(Z, activation):");
    for (String[] function : FUNCTIONS) {
      if (plan.uses(function[0])) {
        out.add("    if activation == \"" + function[0] + "\":");
        out.add("        return " + function[1]);
      }
    }
    if (plan.uses("softmax")) {
      out.add("    if activation == \"softmax\":");
      out.add("        exp = np.exp(Z - np.max(Z, axis=0))  # shifted, so that nothing overflows");
      out.add("        return exp / np.sum(exp, axis=0)");
    }
    out.gap();
    forward(plan, out);
    cost(plan, out);
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
      out.add("        Z = np.dot(W, A_prev)");
      out.part("norm").add("        if batch_norm[l]:");
      out.add("            mu = np.mean(Z, axis=1, keepdims=True)");
      out.add("            variance = np.mean((Z - mu) ** 2, axis=1, keepdims=True)");
      out.add("            Z_norm = (Z - mu) / np.sqrt(variance + eps)");
      out.add("            cache[\"Z\" + str(l)] = Z");
      out.add(
          "            cache[\"Z_norm\" + str(l)], cache[\"variance\" + str(l)] = Z_norm, variance");
      out.add(
          "            Z = parameters[\"gamma\" + str(l)] * Z_norm + parameters[\"beta\" + str(l)]");
      out.add("            cache[\"Z_tilde\" + str(l)] = Z");
      out.part("Z").add("        else:");
      out.add("            Z = Z + parameters[\"b\" + str(l)]");
      out.add("            cache[\"Z\" + str(l)] = Z");
    } else {
      out.add("        Z = np.dot(W, A_prev) + parameters[\"b\" + str(l)]");
      out.add("        cache[\"Z\" + str(l)] = Z");
    }
    out.part("A").add("        A = activate(Z, activations[l])");
    if (plan.drops()) {
      out.add("        cache[\"G\" + str(l)] = A");
      out.part("D").add("        if keep_prob[l] < 1:");
      out.add("            D = masks.rand(*A.shape) < keep_prob[l]");
      out.add("            A = A * D / keep_prob[l]");
      out.add("            cache[\"D\" + str(l)] = D");
    }
    out.part("A").add("        cache[\"A\" + str(l)] = A");
    out.part("forward").add("    return cache[\"A\" + str(L)], cache");
    out.gap();
  }

  private static void cost(NumpyProgram.Plan plan, NumpyLines out) {
    boolean softmax = plan.architecture().outputs() > 1;
    out.part("loss").add("def compute_cost(%s, Y, parameters):".formatted(softmax ? "ZL" : "AL"));
    if (plan.loss() == Loss.SQUARED) {
      out.add("    losses = np.sum((AL - Y) ** 2, axis=0) / 2");
    } else if (softmax) {
      out.add("    shifted = ZL - np.max(ZL, axis=0)");
      out.add("    losses = np.log(np.sum(np.exp(shifted), axis=0)) - np.sum(Y * shifted, axis=0)");
    } else {
      out.add("    losses = np.sum(-Y * np.log(AL) - (1 - Y) * np.log(1 - AL), axis=0)");
    }
    out.part("J").add("    m = Y.shape[1]");
    out.add("    cost = np.nansum(losses) / m");
    if (plan.penalises()) {
      out.part("penalty").add("    for l in range(1, L + 1):");
      out.addIf(
          plan.penalisesSquares(),
          "        cost += lambd / (2 * m) * np.sum(parameters[\"W\" + str(l)] ** 2)");
      out.addIf(
          plan.lane().restraint().l1() > 0,
          "        cost += lambd1 / m * np.sum(np.abs(parameters[\"W\" + str(l)]))");
    }
    out.part("J").add("    return cost, losses");
    out.gap();
  }
}
