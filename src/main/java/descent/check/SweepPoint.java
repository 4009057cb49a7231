package descent.check;

/**
 * One point of the curve of error against ε.
 *
 * @param step ε
 * @param difference with the planted mistakes
 * @param oneSided the same with (J(θ+ε) − J(θ))/ε
 * @param right without the mistakes
 * @param kinks (unit, example) pairs of relu that probes put on different sides, over all
 *     parameters
 */
public record SweepPoint(
    double step, double difference, double oneSided, double right, int kinks) {}
