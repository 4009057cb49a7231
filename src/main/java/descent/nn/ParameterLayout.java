package descent.nn;

import descent.nn.Slot.Kind;
import descent.setting.BadSetting;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The order of all parameters in the flat vector θ: W1, b1, W2, b2, …, each row-major, as the
 * course's gradient check lays them out. A layer with batch norm has γ and β in the place of b,
 * which its subtraction of the mean would undo.
 */
public final class ParameterLayout {
  private final List<Slot> tensors;
  private final int size;

  /**
   * @throws BadSetting if the network has more than 2³¹−1 parameters
   */
  public ParameterLayout(Architecture architecture) {
    BadSetting.unless(
        architecture.parameters() <= Integer.MAX_VALUE,
        "layers",
        architecture.parameters() + " parameters",
        "a network of fewer than 2^31 parameters");
    List<Slot> list = new ArrayList<>();
    int offset = 0;
    for (int l = 1; l <= architecture.depth(); l++) {
      int n = architecture.units(l);
      offset = append(list, new Slot(Kind.W, l, n, architecture.units(l - 1), offset));
      if (architecture.batchNorm(l)) {
        offset = append(list, new Slot(Kind.GAMMA, l, n, 1, offset));
        offset = append(list, new Slot(Kind.BETA, l, n, 1, offset));
      } else {
        offset = append(list, new Slot(Kind.B, l, n, 1, offset));
      }
    }
    tensors = List.copyOf(list);
    size = offset;
  }

  private static int append(List<Slot> list, Slot tensor) {
    list.add(tensor);
    return tensor.offset() + tensor.size();
  }

  /** All tensors in the order of θ. */
  public List<Slot> tensors() {
    return tensors;
  }

  /** Length of θ. */
  public int size() {
    return size;
  }

  /** The tensor of a layer, if the layer has one of this kind. */
  public Optional<Slot> find(Kind kind, int layer) {
    return tensors.stream().filter(t -> t.kind() == kind && t.layer() == layer).findFirst();
  }

  /** W of layer l. */
  public Slot W(int layer) {
    return find(Kind.W, layer).orElseThrow();
  }

  /** What is added before g in layer l: b, or β where batch norm replaces it. */
  public Slot shift(int layer) {
    return find(Kind.B, layer).or(() -> find(Kind.BETA, layer)).orElseThrow();
  }
}
