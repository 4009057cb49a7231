package descent.program;

import descent.experiment.Lane;
import descent.optim.Schedule;
import descent.url.Numbers;

/** The part of the program that makes a step of the optimizer, and the learning rate's decay. */
final class NumpyUpdate {
  private NumpyUpdate() {}

  /** The optimizer's memory as further arguments, such as {@code , v, s, t}. */
  static String state(NumpyProgram.Plan plan) {
    return switch (plan.lane().step().optimizer().key()) {
      case "momentum", "nesterov" -> ", v";
      case "adagrad", "rmsprop" -> ", s";
      case "adam", "adamw" -> ", v, s, t";
      default -> "";
    };
  }

  static void write(NumpyProgram.Plan plan, NumpyLines out) {
    rate(plan.lane(), out);
    String state = state(plan);
    if (!state.isEmpty()) {
      out.part("update").add("def initialize_optimizer(parameters):");
      out.add(
          "    zeros = lambda: {\"d\" + name: np.zeros_like(value) for name, value in parameters.items()}");
      out.add(
          "    return "
              + state
                  .substring(2)
                  .replace("v", "zeros()")
                  .replace("s, t", "zeros(), [0]")
                  .replaceAll("^s$", "zeros()"));
      out.gap();
    }
    out.part("update")
        .add("def update_parameters(parameters, grads" + state + ", learning_rate, m):");
    boolean counts = state.endsWith("t");
    out.addIf(counts, "    t[0] += 1  # counts steps");
    boolean decays =
        plan.lane().step().optimizer().decouplesWeightDecay() && plan.lane().restraint().l2() > 0;
    out.add("    for name in parameters:");
    out.addIf(decays, "        if name[0] == \"W\":  # the decay beside the step");
    out.addIf(
        decays,
        "            parameters[name] = parameters[name] - learning_rate * lambd / m * parameters[name]");
    out.add("        d = \"d\" + name");
    out.add(step(plan.lane()).indent(8));
    out.gap();
  }

  private static String step(Lane lane) {
    String v = "v[d] = beta1 * v[d] + (1 - beta1) * grads[d]\n";
    String s = "s[d] = beta2 * s[d] + (1 - beta2) * grads[d] ** 2\n";
    String theta = "parameters[name] = parameters[name] - learning_rate * ";
    return switch (lane.step().optimizer().key()) {
      case "momentum" -> v + theta + "v[d]";
      case "nesterov" -> v + theta + "(beta1 * v[d] + (1 - beta1) * grads[d])";
      case "adagrad" ->
          "s[d] = s[d] + grads[d] ** 2\n" + theta + "grads[d] / (np.sqrt(s[d]) + epsilon)";
      case "rmsprop" -> s + theta + "grads[d] / (np.sqrt(s[d]) + epsilon)";
      case "adam", "adamw" ->
          v
              + s
              + "v_corrected = v[d] / (1 - beta1 ** t[0])\n"
              + "s_corrected = s[d] / (1 - beta2 ** t[0])\n"
              + theta
              + "v_corrected / (np.sqrt(s_corrected) + epsilon)";
      default -> theta + "grads[d]";
    };
  }

  private static void rate(Lane lane, NumpyLines out) {
    Schedule decay = lane.step().decay();
    out.part("rate").add("def rate(epoch):");
    if (decay instanceof Schedule.Constant) {
      out.add("    return learning_rate");
      out.gap();
      return;
    }
    out.add("    \"\"\"Decayed after each epoch.\"\"\"");
    out.add("    if epoch == 0:");
    out.add("        return learning_rate");
    out.add("    e = epoch - 1");
    if (decay instanceof Schedule.Inverse inverse) {
      String e = inverse.every() == 1 ? "e" : "(e // " + inverse.every() + ")";
      out.add(
          "    return learning_rate / (1 + "
              + Numbers.print(inverse.decayRate())
              + " * "
              + e
              + ")");
    } else if (decay instanceof Schedule.Exponential exponential) {
      out.add("    return learning_rate * " + Numbers.print(exponential.base()) + " ** e");
    } else if (decay instanceof Schedule.Step step) {
      out.add(
          "    return learning_rate * "
              + Numbers.print(step.factor())
              + " ** (e // "
              + step.every()
              + ")");
    } else if (decay instanceof Schedule.Cosine cosine) {
      out.add(
          "    return 0 if e >= %d else learning_rate * (1 + np.cos(np.pi * e / %d)) / 2"
              .formatted(cosine.epochs(), cosine.epochs()));
    }
    out.gap();
  }
}
