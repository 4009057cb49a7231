package descent.nn;

import java.util.Locale;

/**
 * Where one parameter tensor lies in the flat vector θ, row-major.
 *
 * @param kind W, b, or batch norm's γ and β
 * @param layer from 1
 * @param rows n_l
 * @param columns n_{l−1} for W, else 1
 * @param offset of its first element in θ
 */
public record Slot(Kind kind, int layer, int rows, int columns, int offset) {

  /** The kinds of parameters, in the order in which a layer keeps them. */
  public enum Kind {
    W,
    B,
    GAMMA,
    BETA
  }

  /** Its name as on the blackboard: {@code W1}, {@code b2}, {@code gamma1}. */
  public String name() {
    return (kind == Kind.W ? "W" : kind.name().toLowerCase(Locale.ROOT)) + layer;
  }

  /** Number of elements. */
  public int size() {
    return rows * columns;
  }
}
