package descent.nn;

/**
 * Sees what a pass computes on its way, before the next line of the computation writes over it.
 *
 * <p><b>Shapes:</b> what is seen is n_l × m, and the live buffer: copy it, don't keep it.
 */
@FunctionalInterface
public interface PassObserver {
  /** Layer l ≥ 1 has just computed this. */
  void saw(PassQuantity what, int layer, double[][] rows);
}
