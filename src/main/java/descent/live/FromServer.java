package descent.live;

import descent.run.LogEntry;
import descent.run.Run;
import descent.run.RunState;
import descent.setting.BadSetting;
import descent.view.LossSurface;
import java.util.List;

/** Every message that the server may send, but for pictures. */
public sealed interface FromServer {
  /**
   * A run as it is, with all that does not change while it runs.
   *
   * @param since entries of the log up to this number, which the page may have, still hold; later
   *     ones do not
   */
  record Opened(Run run, RunState state, int since) implements FromServer {}

  /** Something was changed on the way: the experiment is another one from here on. */
  record Changed(RunState state) implements FromServer {}

  record Log(List<LogEntry> entries) implements FromServer {}

  record State(RunState state) implements FromServer {}

  /** A loss surface, coarse first and then finer. */
  record Surface(LossSurface surface) implements FromServer {}

  record Problem(String key, String value, String allowed, String detail) implements FromServer {
    static Problem of(BadSetting fault) {
      return new Problem(fault.key(), fault.value(), fault.allowed(), fault.getMessage());
    }
  }
}
