package descent.training;

import descent.report.EarlyStop;
import java.util.Optional;

/** Early stopping: watches the dev loss epoch by epoch. <b>Source:</b> Prechelt 1998. */
final class Patience {
  private final int patience;
  private int bestEpoch;
  private double bestLoss = Double.POSITIVE_INFINITY;
  private int epoch;

  /**
   * @param patience epochs without a lower loss before stopping; 0 never stops
   */
  Patience(int patience) {
    this.patience = patience;
  }

  Patience copy() {
    Patience copy = new Patience(patience);
    copy.assign(this);
    return copy;
  }

  void assign(Patience other) {
    bestEpoch = other.bestEpoch;
    bestLoss = other.bestLoss;
    epoch = other.epoch;
  }

  boolean watches() {
    return patience > 0;
  }

  void take(int epochs, double loss) {
    epoch = epochs;
    if (loss < bestLoss) {
      bestLoss = loss;
      bestEpoch = epochs;
    }
  }

  /** From here on, something having been changed: what was best before is not compared with. */
  void beginAnew(int epochs) {
    epoch = epochs;
    bestEpoch = epochs;
    bestLoss = Double.POSITIVE_INFINITY;
  }

  /** There once the patience is at an end. */
  Optional<EarlyStop> stop() {
    return watches() && epoch - bestEpoch >= patience
        ? Optional.of(new EarlyStop(bestEpoch, bestLoss))
        : Optional.empty();
  }
}
