package descent.run;

import descent.view.Look;

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

  /** Pauses where so many epochs, and batches of the next, were done; no further than the run has come. */
  record GoTo(int epoch, int batch) implements Command {}

  record ChangeLearningRate(double learningRate) implements Command {}

  record LookAt(Look look) implements Command {}
}
