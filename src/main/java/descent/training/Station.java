package descent.training;

/**
 * Where a training stood after so many epochs. {@code theta} are its parameters then; shared, never to be written.
 */
public record Station(int epoch, double[] theta) {}
