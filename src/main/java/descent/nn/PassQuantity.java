package descent.nn;

/** What a pass computes for each layer, in the order of a training step; each n_l × m. */
public enum PassQuantity {
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
