package descent.view;

import descent.nn.Architecture;
import descent.nn.ParameterLayout;
import descent.nn.Slot;
import descent.training.Training;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes out parameters one by one, as many as can be read. */
final class Blackboard {
  /** Units and inputs of each layer where all layers are shown. */
  static final int OF_EACH = 16;

  /** Units and inputs where one layer is. */
  static final int OF_ONE = 32;

  private final Architecture architecture;

  Blackboard(Architecture architecture) {
    this.architecture = architecture;
  }

  /** The blocks of a window; one that reaches beyond the layer is moved back into it. */
  List<MatrixBlock> blocks(Training training, Look.Window window) {
    double[] values =
        window.of() == Lines.GRADIENT ? training.gradient() : training.network().theta();
    double[] minus = window.of() == Lines.UPDATE ? training.thetaBefore() : null;
    ParameterLayout layout = training.network().layout();
    List<MatrixBlock> blocks = new ArrayList<>();
    if (window.layer() > 0) {
      int l = Math.min(window.layer(), architecture.depth());
      blocks.add(block(values, minus, layout, l, window.row(), window.column(), OF_ONE));
      return blocks;
    }
    for (int l = 1; l <= architecture.depth(); l++) {
      blocks.add(block(values, minus, layout, l, 0, 0, OF_EACH));
    }
    return blocks;
  }

  private MatrixBlock block(
      double[] values,
      double[] minus,
      ParameterLayout layout,
      int l,
      int fromRow,
      int fromColumn,
      int most) {
    Slot W = layout.W(l);
    Slot shift = layout.shift(l);
    Optional<Slot> gamma = layout.find(Slot.Kind.GAMMA, l);
    int rows = Math.min(W.rows(), most);
    int columns = Math.min(W.columns(), most);
    int row = Math.min(fromRow, W.rows() - rows);
    int column = Math.min(fromColumn, W.columns() - columns);
    double largest = Math.max(largest(values, minus, W), largest(values, minus, shift));
    return new MatrixBlock(
        l,
        row,
        column,
        rows,
        columns,
        part(values, minus, W, row, column, rows, columns),
        part(values, minus, shift, row, 0, rows, 1),
        gamma.map(tensor -> part(values, minus, tensor, row, 0, rows, 1)).orElse(new float[0]),
        largest);
  }

  private static float[] part(
      double[] values, double[] minus, Slot tensor, int row, int column, int rows, int columns) {
    float[] part = new float[rows * columns];
    for (int i = 0; i < rows; i++) {
      for (int k = 0; k < columns; k++) {
        int at = tensor.offset() + (row + i) * tensor.columns() + column + k;
        part[i * columns + k] = (float) (minus == null ? values[at] : values[at] - minus[at]);
      }
    }
    return part;
  }

  private static double largest(double[] values, double[] minus, Slot tensor) {
    double largest = 0;
    for (int at = tensor.offset(); at < tensor.offset() + tensor.size(); at++) {
      largest = Math.max(largest, Math.abs(minus == null ? values[at] : values[at] - minus[at]));
    }
    return largest;
  }
}
