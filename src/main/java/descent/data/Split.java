package descent.data;

/** The three sets of an experiment; {@code dev} and {@code test} may be empty. */
public record Split(Examples train, Examples dev, Examples test) {}
