package descent.moment;

import descent.experiment.Lane;
import descent.nn.Architecture;
import descent.nn.Formulas;
import descent.nn.Loss;
import descent.report.Step;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What decides the moments of a step.
 *
 * @param lane the settings that hold at the step
 * @param architecture the network, with what dropout keeps at the step
 * @param loss what is minimised
 * @param step the step, for its place, size and rate
 */
public record StepSettings(Lane lane, Architecture architecture, Loss loss, Step step) {

  /** Layers. */
  int depth() {
    return architecture.depth();
  }

  /** The share of units that layer l keeps; 1 for the output. */
  double keep(int l) {
    return l == depth() ? 1 : architecture.hidden().get(l - 1).keep();
  }

  boolean drops(int l) {
    return keep(l) < 1;
  }

  boolean normalises(int l) {
    return architecture.batchNorm(l);
  }

  /** The activation by its key. */
  String activation(int l) {
    return l == depth()
        ? architecture.output().key()
        : architecture.hidden().get(l - 1).activation().key();
  }

  /** Whether λ₂ acts through cost and gradient. */
  boolean penalisesSquares() {
    return lane.restraint().l2() > 0 && !lane.step().optimizer().decouplesWeightDecay();
  }

  /** Whether λ₂ shrinks the weights beside the step. */
  boolean decays() {
    return lane.restraint().l2() > 0 && lane.step().optimizer().decouplesWeightDecay();
  }

  boolean penalises() {
    return penalisesSquares() || lane.restraint().l1() > 0;
  }

  boolean isFirst() {
    return step.epoch() + step.batch() == 0;
  }

  /** The named numbers of the step. */
  public Map<String, Double> numbers() {
    Map<String, Double> numbers = new LinkedHashMap<>();
    numbers.putAll(lane.step().optimizer().numbers());
    numbers.put("t", (double) step.steps());
    numbers.put("alpha", step.learningRate());
    numbers.put("lambda1", lane.restraint().l1());
    numbers.put("lambda2", lane.restraint().l2());
    numbers.put("m", (double) step.m());
    numbers.put("eps", Formulas.EPSILON);
    return numbers;
  }
}
