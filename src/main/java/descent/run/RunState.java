package descent.run;

import descent.experiment.Experiment;
import descent.view.Box;
import java.util.Locale;

/**
 * What a run does at one moment. Immutable.
 *
 * @param generation counts restarts
 * @param change counts changes of what the run does; training on is none
 * @param epoch epochs completed by every lane that can go on
 * @param batch batches done of the epoch under way
 * @param furthest the epoch up to which one can go back and forth
 * @param batches batches in an epoch, of the lane that has most
 * @param reason why it plays or does not
 * @param experiment with all that was changed on the way
 * @param box the part of the plane that pictures show
 */
public record RunState(
    int generation,
    int change,
    boolean playing,
    Speed speed,
    int epoch,
    int batch,
    int batches,
    int furthest,
    Reason reason,
    Experiment experiment,
    Box box) {

  /** Why a run is in its state. */
  public enum Reason {
    /** Somebody asked for it. */
    ASKED,
    /** The experiment's epochs are done. */
    FINISHED,
    /** No lane can go on, and one diverged. */
    DIVERGED,
    /** No lane goes on, its patience being at an end. */
    STOPPED;

    /** The name on the wire. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
