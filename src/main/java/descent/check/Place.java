package descent.check;

import descent.nn.Activation;
import descent.nn.Architecture;
import descent.nn.ParameterLayout;
import descent.nn.Slot;
import descent.nn.Slot.Kind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A gradient in which mistakes can sit, with the mistakes that change something there.
 *
 * @param gradient its name: {@code dW2}, {@code db1}, {@code dZ1}
 * @param kind of parameter; empty for dZ
 */
public record Place(String gradient, Optional<Kind> kind, int layer, Set<Mistake> mistakes) {

  /**
   * Every place of a network, layer by layer.
   *
   * @param penalised whether L2 adds a term to dW
   * @param m examples
   */
  static List<Place> of(
      Architecture architecture, ParameterLayout layout, boolean penalised, int m) {
    List<Place> places = new ArrayList<>();
    for (int l = 1; l <= architecture.depth(); l++) {
      Set<Mistake> inZ = EnumSet.noneOf(Mistake.class);
      if (l < architecture.depth()
          && architecture.hidden().get(l - 1).activation() != Activation.LINEAR) {
        inZ.add(Mistake.NODERIVATIVE);
      }
      if (l < architecture.depth() && architecture.batchNorm(l)) {
        inZ.add(Mistake.NOCENTRING);
      }
      if (!inZ.isEmpty()) {
        places.add(new Place("dZ" + l, Optional.empty(), l, inZ));
      }
      for (Slot tensor : layout.tensors()) {
        if (tensor.layer() == l) {
          places.add(
              new Place(
                  "d" + tensor.name(),
                  Optional.of(tensor.kind()),
                  l,
                  mistakes(tensor, penalised, m)));
        }
      }
    }
    return List.copyOf(places);
  }

  private static Set<Mistake> mistakes(Slot tensor, boolean penalised, int m) {
    Set<Mistake> mistakes = EnumSet.of(Mistake.FACTOR, Mistake.SIGN);
    if (tensor.kind() == Kind.W && tensor.rows() > 1 && tensor.columns() > 1) {
      mistakes.add(Mistake.TRANSPOSE);
    }
    if ((tensor.kind() == Kind.W || tensor.kind() == Kind.B) && m > 1) {
      mistakes.add(Mistake.NOMEAN);
    }
    if (tensor.kind() == Kind.W && penalised) {
      mistakes.add(Mistake.NOL2);
    }
    return mistakes;
  }

  /** A mistake of this kind in this place. */
  Bug bug(Mistake mistake, double factor) {
    return switch (mistake) {
      case FACTOR -> new Bug.Factor(kind.orElseThrow(), layer, factor);
      case SIGN -> new Bug.Factor(kind.orElseThrow(), layer, -1);
      case TRANSPOSE -> new Bug.Transpose(layer);
      case NOMEAN -> new Bug.NoMean(kind.orElseThrow(), layer);
      case NOL2 -> new Bug.NoL2(layer);
      case NODERIVATIVE -> new Bug.NoDerivative(layer);
      case NOCENTRING -> new Bug.NoCentring(layer);
    };
  }

  /** Whether the mistake sits in this place. */
  public boolean holds(Bug bug) {
    if (bug.layer() != layer) {
      return false;
    } else if (bug instanceof Bug.Factor factor) {
      return kind.filter(factor.kind()::equals).isPresent();
    } else if (bug instanceof Bug.NoMean mean) {
      return kind.filter(mean.kind()::equals).isPresent();
    } else if (bug instanceof Bug.NoDerivative || bug instanceof Bug.NoCentring) {
      return kind.isEmpty();
    }
    return kind.filter(Kind.W::equals).isPresent();
  }
}
