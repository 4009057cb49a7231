package descent.nn;

/**
 * Sees what a pass computes on its way, before the next line of the computation writes over it.
 *
 * <p><b>Shapes:</b> what is seen is n_l × m, and the live buffer: copy it, don't keep it.
 */
@FunctionalInterface
public interface Witness {

  /** What is seen, in the order of a training step. */
  enum Sight {
    /** W·A_prev + b. */
    Z,
    /** Batch norm's γ·Ẑ + β, for layers that have it. */
    Z_TILDE,
    /** g(Z), before dropout. */
    ACTIVATED,
    /** What the next layer sees. */
    A,
    /** ∂J/∂A as the layer above hands it down: Wᵀ·dZ. */
    DA,
    /** ∂J/∂g(Z): dA with dropout's mask, for layers that drop. */
    DA_DROPPED,
    /** ∂J/∂Z̃, for layers with batch norm. */
    DZ_TILDE,
    /** ∂J/∂Z. */
    DZ
  }

  /** Layer l ≥ 1 has just computed this. */
  void saw(Sight what, int layer, double[][] rows);
}
