package descent.data;

import java.util.OptionalDouble;

/**
 * The three sets of an experiment and what is asked of them; {@code dev} and {@code test} may be
 * empty.
 *
 * @param classes number of classes; 2 for regression, where it means nothing
 * @param bestError the share of examples that the best possible classifier gets wrong, where the
 *     recipe makes it known
 */
public record Split(
    Task task, int classes, Examples train, Examples dev, Examples test, OptionalDouble bestError) {

  /** The same but for the training examples. */
  public Split withTrain(Examples examples) {
    return new Split(task, classes, examples, dev, test, bestError);
  }
}
