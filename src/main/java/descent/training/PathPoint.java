package descent.training;

/**
 * Where a training stood after so many epochs. {@code theta} are its parameters then; shared, never
 * to be written.
 */
public record PathPoint(int epoch, double[] theta) {}
