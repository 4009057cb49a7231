package descent.live;

import descent.data.DataSettings;
import descent.data.Task;
import descent.nn.HiddenLayer;
import descent.nn.LossName;
import descent.training.Lane;

/** A network as one would write it on a blackboard: {@code 2 → 10 relu → 5 relu → 1 sigmoid}. */
record Blackboard(Lane lane, DataSettings data) {

  int outputs() {
    return data.task() == Task.MULTICLASS ? data.classes() : 1;
  }

  /** Units of layer {@code l}; layer 0 are the inputs. */
  int units(int l) {
    if (l == 0) {
      return lane.inputs().size();
    }
    return l <= lane.hidden().size() ? lane.hidden().get(l - 1).units() : outputs();
  }

  String outputActivation() {
    return switch (data.task()) {
      case BINARY -> "sigmoid";
      case MULTICLASS -> "softmax";
      case REGRESSION -> "linear";
    };
  }

  /** The loss that {@code auto} stands for, or the one that was asked for. */
  String loss() {
    if (lane.loss() != LossName.AUTO) {
      return lane.loss().key();
    }
    return (data.task() == Task.REGRESSION ? LossName.SQUARED : LossName.CROSSENTROPY).key();
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder().append(lane.inputs().size());
    for (HiddenLayer layer : lane.hidden()) {
      text.append(" → ").append(layer);
    }
    return text.append(" → ").append(outputs()).append(' ').append(outputActivation()).toString();
  }
}
