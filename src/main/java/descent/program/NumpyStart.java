package descent.program;

import descent.experiment.Lane;
import descent.url.Numbers;

/** The part of the program that sets the initial parameters. */
final class NumpyStart {
  private NumpyStart() {}

  static void write(NumpyProgram.Plan plan, NumpyLines out) {
    Lane lane = plan.lane();
    String factor =
        lane.start().scale() == 1
            ? "np.sqrt(%s)"
            : "(np.sqrt(%s) * " + Numbers.print(lane.start().scale()) + ")";
    String scale = lane.start().scale() == 1 ? "" : " * " + Numbers.print(lane.start().scale());
    out.part("start").add("def initialize_parameters():");
    out.add("    \"\"\"" + lane.start().initializer().key() + ": one stream for W1, W2, ...\"\"\"");
    out.add("    rng = np.random.RandomState(" + lane.start().seed() + ")");
    out.add("    parameters = {}");
    out.add("    for l in range(1, L + 1):");
    out.add("        n, n_prev = layer_dims[l], layer_dims[l - 1]");
    String W =
        switch (lane.start().initializer()) {
          case ZEROS -> "np.zeros((n, n_prev))";
          case NORMAL -> "rng.randn(n, n_prev)" + scale;
          case UNIFORM -> "(rng.rand(n, n_prev) - 0.5)" + scale;
          case XAVIER -> "rng.randn(n, n_prev) * " + factor.formatted("2 / (n_prev + n)");
          case HE -> "rng.randn(n, n_prev) * " + factor.formatted("2 / n_prev");
          case LECUN -> "rng.randn(n, n_prev) * " + factor.formatted("1 / n_prev");
          case ORTHOGONAL -> "(Q if n_prev <= n else Q.T)" + scale;
        };
    if (W.contains("Q.T")) {
      out.add("        normal = rng.randn(n, n_prev)");
      out.add("        Q, R = np.linalg.qr(normal if n_prev <= n else normal.T)");
      out.add("        Q = Q * np.where(np.diag(R) < 0, -1, 1)");
    }
    out.add("        parameters[\"W\" + str(l)] = " + W);
    if (plan.normalises()) {
      out.add(
          """
                if batch_norm[l]:  # beta takes the place of b
                    parameters["gamma" + str(l)] = np.ones((n, 1))
                    parameters["beta" + str(l)] = np.zeros((n, 1))
                else:
                    parameters["b" + str(l)] = np.zeros((n, 1))
        """);
    } else {
      out.add("        parameters[\"b\" + str(l)] = np.zeros((n, 1))");
    }
    out.add("    return parameters");
    out.gap();
  }
}
