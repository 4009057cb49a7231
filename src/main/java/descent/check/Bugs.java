package descent.check;

import descent.nn.Omissions;
import descent.nn.ParameterLayout;
import descent.nn.Slot;
import descent.nn.Slot.Kind;
import descent.setting.BadSetting;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Planted mistakes, ready to spoil a gradient. */
public final class Bugs {
  private final List<Bug> bugs;
  private final ParameterLayout layout;
  private final Omissions omissions;

  public Bugs(List<Bug> bugs, ParameterLayout layout) {
    this.bugs = List.copyOf(bugs);
    this.layout = layout;
    Set<Integer> derivatives = new HashSet<>();
    Set<Integer> centrings = new HashSet<>();
    for (Bug bug : bugs) {
      if (bug instanceof Bug.NoDerivative) {
        derivatives.add(bug.layer());
      } else if (bug instanceof Bug.NoCentring) {
        centrings.add(bug.layer());
      }
    }
    omissions =
        derivatives.isEmpty() && centrings.isEmpty()
            ? Omissions.NONE
            : new Omissions(derivatives, centrings);
  }

  /** What the backward pass leaves out. */
  public Omissions omissions() {
    return omissions;
  }

  /** Spoils a finished gradient (penalty included) of a batch of m in place. */
  public void spoil(double[] g, double[] theta, double shrinkage, int m) {
    if (!bugs.isEmpty()) {
      plant(g, theta, shrinkage, m);
    }
  }

  private void plant(double[] g, double[] theta, double shrinkage, int m) {
    for (Bug bug : bugs) {
      if (bug instanceof Bug.Factor factor) {
        multiply(g, tensor(factor.kind(), factor.layer()), factor.factor());
      } else if (bug instanceof Bug.NoMean mean) {
        multiply(g, tensor(mean.kind(), mean.layer()), m);
      } else if (bug instanceof Bug.Transpose) {
        transpose(g, layout.W(bug.layer()));
      } else if (bug instanceof Bug.NoL2) {
        Slot W = layout.W(bug.layer());
        for (int i = W.offset(); i < W.offset() + W.size(); i++) {
          g[i] -= shrinkage * theta[i];
        }
      }
    }
  }

  private Slot tensor(Kind kind, int layer) {
    return layout
        .find(kind, layer)
        .orElseThrow(
            () -> new BadSetting(Bug.KEY, kind, "in a tensor that layer " + layer + " has"));
  }

  private static void multiply(double[] g, Slot tensor, double factor) {
    for (int i = tensor.offset(); i < tensor.offset() + tensor.size(); i++) {
      g[i] *= factor;
    }
  }

  private static void transpose(double[] g, Slot W) {
    double[] before = java.util.Arrays.copyOfRange(g, W.offset(), W.offset() + W.size());
    for (int at = 0; at < before.length; at++) {
      g[W.offset() + at] = before[at % W.rows() * W.columns() + at / W.rows()];
    }
  }
}
