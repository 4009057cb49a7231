package descent.report;

import java.util.Optional;

/**
 * What one epoch gave. Immutable.
 *
 * @param epoch epochs completed
 * @param cost as the course prints it: the mean over the epoch's examples of the cost each batch
 *     had before its update, penalty included
 * @param learningRate the rate that holds after this epoch's decay
 * @param train measured after the epoch
 * @param dev measured after the epoch, if there is a dev set
 * @param test measured after the epoch, if there is a test set
 * @param divergence what left the finite numbers, if anything did
 * @param earlyStop if the lane's patience is at an end
 */
public record EpochReport(
    int epoch,
    double cost,
    double learningRate,
    Metrics train,
    Optional<Metrics> dev,
    Optional<Metrics> test,
    Optional<Divergence> divergence,
    Optional<EarlyStop> earlyStop) {

  /** Whether the lane can't or shouldn't go on. */
  public boolean stops() {
    return earlyStop.isPresent() || divergence.isPresent() && divergence.get().stops();
  }
}
