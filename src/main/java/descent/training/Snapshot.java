package descent.training;

/**
 * A training's whole state between two epochs, to go back to. Immutable to the outside; made and
 * read by {@link Training} only.
 */
public final class Snapshot {
  final int epoch;
  final Checkpoint state;
  final MaskStream masks;
  final Patience patience;

  Snapshot(int epoch, Checkpoint state, MaskStream masks, Patience patience) {
    this.epoch = epoch;
    this.state = state;
    this.masks = masks;
    this.patience = patience;
  }

  /** Epochs completed. */
  public int epoch() {
    return epoch;
  }
}
