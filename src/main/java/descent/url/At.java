package descent.url;

import descent.experiment.Experiment;
import descent.setting.BadSetting;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in a run, written {@code at=EPOCH} or {@code at=EPOCH:BATCH}: the same on every page and
 * in the API.
 *
 * @param epoch epochs completed
 * @param batch batches done of the next
 */
public record At(int epoch, int batch) {
  /** The key of a place. */
  public static final String KEY = "at";

  public static final At START = new At(0, 0);

  /** The furthest epoch that can be written. */
  public static final int MOST_EPOCHS = 1_000_000_000;

  private static final Pattern FORM = Pattern.compile("(\\d{1,10})(?::(\\d{1,10}))?");
  private static final String ALLOWED =
      "an epoch in 0.." + MOST_EPOCHS + ", or such an epoch and a batch of the next, as in 20:3";

  /**
   * Reads a place.
   *
   * @throws BadSetting for what is none
   */
  static At parse(String text) {
    Matcher found = FORM.matcher(text);
    if (!found.matches()) {
      throw new BadSetting(KEY, text, ALLOWED);
    }
    long epoch = Long.parseLong(found.group(1));
    long batch = found.group(2) == null ? 0 : Long.parseLong(found.group(2));
    if (epoch > MOST_EPOCHS || batch > MOST_EPOCHS) {
      throw new BadSetting(KEY, text, ALLOWED);
    }
    return new At((int) epoch, (int) batch);
  }

  /** Batches in an epoch of a lane, with the points that there are by then. */
  public static int batches(Experiment experiment, int lane, int epoch) {
    int m = experiment.changes().data(experiment.data(), epoch).examples();
    return experiment.lanes().get(lane).batching().steps(m);
  }

  /** As it is written: {@code 20}, or {@code 20:3} within an epoch. */
  @Override
  public String toString() {
    return batch == 0 ? String.valueOf(epoch) : epoch + ":" + batch;
  }
}
