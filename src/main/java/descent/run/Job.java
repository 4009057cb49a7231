package descent.run;

import java.util.function.Consumer;

/**
 * A long answer: work with an end, done in small pieces. What each piece has found is told as it
 * comes: once for an answer that comes as a whole, line by line for one that is streamed.
 *
 * <p>Mutable; used by one thread at a time.
 *
 * @param <T> what is told
 */
public interface Job<T> {
  /**
   * Does the next piece, a millisecond or so.
   *
   * @return whether anything is left to do
   * @throws descent.setting.BadSetting for what turns out not to be possible
   */
  boolean advance(Consumer<? super T> told);

  /** The share of the work that is done, in [0, 1]. */
  double progress();
}
