package descent.run;

import descent.experiment.Change;
import descent.setting.BadSetting;
import descent.view.Look;
import java.util.List;
import java.util.function.Consumer;

/** What a run is asked to do; carried out in order, between epochs, on a training thread. */
public sealed interface Command {
  record Play() implements Command {}

  record Pause() implements Command {}

  /** Pauses, then trains one epoch (the rest of the current one). */
  record StepEpoch() implements Command {}

  /** Pauses, then trains one batch. */
  record StepBatch() implements Command {}

  record SpeedTo(Speed speed) implements Command {}

  /** Back to epoch 0 with the same start, paused or playing as before. */
  record Restart() implements Command {}

  /**
   * Pauses where so many epochs, and batches of the next, were done; no further than the run has
   * come.
   */
  record GoTo(int epoch, int batch) implements Command {}

  /**
   * Changes something on the way; within an epoch, from its start on.
   *
   * @param refused told why it can't be, if it can't; must not wait
   */
  record ChangeTo(List<Change.What> whats, Consumer<BadSetting> refused) implements Command {
    public ChangeTo {
      whats = List.copyOf(whats);
    }
  }

  /** One watcher looks at something; the others do not. */
  record LookAt(Watcher watcher, Look look) implements Command {}
}
