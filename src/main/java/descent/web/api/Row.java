package descent.web.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import descent.json.Reported;
import descent.report.EpochReport;

/** A lane after an epoch. */
record Row(int lane, int epoch, @JsonUnwrapped Reported report) {

  static Row of(int lane, EpochReport report) {
    return new Row(lane, report.epoch(), Reported.of(report));
  }
}
