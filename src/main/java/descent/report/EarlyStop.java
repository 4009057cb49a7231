package descent.report;

/**
 * Early stopping: the dev loss has not fallen for as many epochs as the lane's patience.
 *
 * @param bestEpoch the epoch after which it was lowest
 * @param bestLoss the dev loss then
 */
public record EarlyStop(int bestEpoch, double bestLoss) {}
