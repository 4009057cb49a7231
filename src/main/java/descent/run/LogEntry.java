package descent.run;

import descent.training.EpochReport;
import java.util.List;

/** One numbered line of a run's log. */
public sealed interface LogEntry {
  /** Its number: rising within a run, also over restarts. */
  int n();

  /** Epochs completed when it was written. */
  int epoch();

  /** How the lanes do after an epoch, one report a lane. */
  record Epoch(int n, int epoch, List<EpochReport> lanes) implements LogEntry {
    public Epoch {
      lanes = List.copyOf(lanes);
    }
  }

  /** The learning rate was changed by hand. */
  record Change(int n, int epoch, double learningRate) implements LogEntry {}
}
