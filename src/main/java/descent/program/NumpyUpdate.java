package descent.program;

import descent.experiment.Lane;
import descent.nn.Formulas;
import descent.optim.Schedule;
import descent.optim.UpdateRule;
import descent.url.Numbers;
import java.util.Map;
import java.util.stream.Collectors;

/** The part of the program that makes a step of the optimizer, and the learning rate's decay. */
final class NumpyUpdate {
  private static final Map<String, String> NAMES =
      Map.of("theta", "parameters[name]", "g", "grads[d]", "v", "v[d]", "s", "s[d]");

  private NumpyUpdate() {}

  /** The optimizer's memory as further arguments, such as {@code , v, s, t}. */
  static String state(NumpyProgram.Plan plan) {
    UpdateRule rule = plan.lane().step().optimizer().rule();
    String letters =
        rule.remembered().stream()
            .map(moment -> ", " + moment.letter())
            .collect(Collectors.joining());
    return letters + (rule.step().mentions("t") ? ", t" : "");
  }

  static void write(NumpyProgram.Plan plan, NumpyLines out) {
    rate(plan.lane(), out);
    String state = state(plan);
    if (!state.isEmpty()) {
      out.part("update").add("def initialize_optimizer(parameters):");
      out.add(
          "    zeros = lambda: {\"d\" + name: np.zeros_like(value) for name, value in parameters.items()}");
      out.add("    return " + state.substring(2).replace("t", "[0]").replaceAll("[vs]", "zeros()"));
      out.gap();
    }
    out.part("update")
        .add("def update_parameters(parameters, grads" + state + ", learning_rate, m):");
    boolean counts = state.endsWith("t");
    out.addIf(counts, "    t[0] += 1  # counts steps");
    boolean decays =
        plan.lane().step().optimizer().decouplesWeightDecay()
            && plan.ever(lane -> lane.restraint().l2() > 0);
    out.add("    for name in parameters:");
    out.addIf(decays, "        if name[0] == \"W\":  # the decay beside the step");
    out.addIf(
        decays,
        "            parameters[name] = "
            + NumpyText.of(Formulas.DECAYED, Map.of("W", "parameters[name]")));
    out.add("        d = \"d\" + name");
    UpdateRule rule = plan.lane().step().optimizer().rule();
    for (UpdateRule.Moment moment : rule.remembered()) {
      String own = NAMES.get(moment.letter());
      out.add("        " + own + " = " + NumpyText.of(moment.value(), NAMES));
    }
    NumpyText.lines("parameters[name] = ", rule.step(), NAMES)
        .forEach(line -> out.add("        " + line));
    out.gap();
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
          "    return 0 if e >= %s else learning_rate * (1 + np.cos(np.pi * e / %s)) / 2"
              .formatted(Integer.toString(cosine.epochs()), Integer.toString(cosine.epochs())));
    }
    out.gap();
  }
}
