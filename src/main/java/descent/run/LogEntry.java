package descent.run;

import descent.report.EpochReport;
import java.util.List;

/**
 * One numbered line of a run's log: how the lanes do after an epoch.
 *
 * @param n its number: rising within a run, also over restarts
 * @param epoch epochs completed
 * @param lanes one report a lane
 */
public record LogEntry(int n, int epoch, List<EpochReport> lanes) {
  public LogEntry {
    lanes = List.copyOf(lanes);
  }
}
