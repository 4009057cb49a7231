package descent.data;

/**
 * The three sets of an experiment and what is asked of them; {@code dev} and {@code test} may be empty.
 *
 * @param classes number of classes; 2 for regression, where it means nothing
 */
public record Split(Task task, int classes, Examples train, Examples dev, Examples test) {}
