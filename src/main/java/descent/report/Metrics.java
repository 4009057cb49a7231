package descent.report;

import java.util.OptionalDouble;

/**
 * How a network does on one set: measured without dropout and without penalty.
 *
 * @param loss mean loss per example; may be infinite
 * @param accuracy share of examples classified rightly, in [0, 1]; empty for regression
 */
public record Metrics(double loss, OptionalDouble accuracy) {}
