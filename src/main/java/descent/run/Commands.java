package descent.run;

import descent.setting.BadSetting;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What a run has been asked and has not yet done, in order. Bounded: of what one watcher looks at,
 * of speeds and of places only the last counts, and steps that nobody waits for any more are
 * dropped. Safe for several threads.
 */
final class Commands {
  private static final int MOST = 100;

  private final Deque<Command> waiting = new ArrayDeque<>();

  synchronized void add(Command command) {
    if (command instanceof Command.LookAt look) {
      waiting.removeIf(
          other -> other instanceof Command.LookAt same && same.watcher() == look.watcher());
    } else if (supersedes(command, waiting.peekLast())) {
      waiting.removeLast();
    } else if (waiting.size() >= MOST && !(command instanceof Command.Pause)) {
      if (command instanceof Command.ChangeTo change) {
        change
            .refused()
            .accept(
                new BadSetting(
                    "change",
                    "one of many",
                    "made when the run has done what it was asked before"));
      }
      return;
    }
    waiting.add(command);
  }

  private static boolean supersedes(Command command, Command last) {
    return last != null
        && last.getClass() == command.getClass()
        && !isStep(command)
        && !(command instanceof Command.ChangeTo);
  }

  private static boolean isStep(Command command) {
    return command instanceof Command.StepEpoch || command instanceof Command.StepBatch;
  }

  /** The next one; null if there is none. */
  synchronized Command poll() {
    return waiting.poll();
  }

  synchronized boolean isEmpty() {
    return waiting.isEmpty();
  }

  /** Nobody watches any more: nobody waits for steps. */
  synchronized void dropSteps() {
    waiting.removeIf(Commands::isStep);
  }

  synchronized void clear() {
    waiting.clear();
  }
}
