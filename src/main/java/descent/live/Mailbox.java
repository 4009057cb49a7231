package descent.live;

import descent.experiment.Experiment;
import descent.live.FromServer.Problem;
import descent.run.Reference;
import descent.run.Run;
import descent.run.RunLog;
import descent.run.RunPicture;
import descent.run.RunState;
import descent.run.RunSurface;
import descent.run.Watcher;
import descent.setting.BadSetting;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What one watcher still has to be told, and the order of it.
 *
 * <p>One frame is under way at a time. Nothing is queued for a slow line but problems: state and
 * pictures are read from the run when the line is free, so only the newest is sent, and the log is
 * read on from where the watcher is. A picture follows only after the page has said that it saw the
 * last one.
 */
final class Mailbox implements Watcher {
  private static final int ENTRIES_A_FRAME = 500;
  private static final int MOST_PROBLEMS = 20;
  private static final Logger LOG = LoggerFactory.getLogger(Mailbox.class);

  private final FrameSender line;
  private final Queue<Problem> problems = new ArrayDeque<>();
  private Run run;
  private boolean underWay;
  private boolean pumping;
  private boolean logJustSent;
  private int logSent;
  private int generationSent;
  private Experiment experimentSent;
  private int changeSent;
  private boolean opened;
  private RunSurface surfaceSent;
  private int pictureSent;
  private int pictureSeen;

  Mailbox(FrameSender line) {
    this.line = line;
  }

  /** Follows {@code run} from log number {@code since} on; null for none. */
  synchronized void follow(Run newRun, int since) {
    run = newRun;
    opened = false;
    logSent = since;
    surfaceSent = null;
    pictureSent = 0;
    pictureSeen = 0;
    pump();
  }

  synchronized void seen(int picture) {
    if (picture <= pictureSent) {
      pictureSeen = Math.max(pictureSeen, picture);
    }
    pump();
  }

  synchronized void tell(Problem problem) {
    if (problems.size() < MOST_PROBLEMS) {
      problems.add(problem);
    }
    pump();
  }

  @Override
  public synchronized void changed() {
    pump();
  }

  @Override
  public void lookFailed(RuntimeException cause) {
    if (cause instanceof BadSetting fault) {
      tell(Problem.of(fault));
      return;
    }
    String reference = Reference.next();
    LOG.error("reference {}: a look failed", reference, cause);
    tell(
        new Problem(
            "look",
            "",
            "another one",
            "this can't be shown because of a fault of the server, reference " + reference));
  }

  @Override
  public synchronized void failed(String reference) {
    run = null;
    tell(
        new Problem(
            "run",
            "",
            "opened again",
            "the run ended because of a fault of the server, reference " + reference));
  }

  private synchronized void sent() {
    underWay = false;
    if (!pumping) {
      pump();
    }
  }

  /** Sends frames while there are any and the line takes them at once. */
  private void pump() {
    pumping = true;
    try {
      while (!underWay && sendNext()) {
        // The next turn looks what is newest by then.
      }
    } finally {
      pumping = false;
    }
  }

  private boolean sendNext() {
    Problem problem = problems.poll();
    if (problem != null) {
      return send(problem);
    }
    if (run == null) {
      return false;
    }
    RunState state = run.state();
    if (!opened || state.generation() != generationSent) {
      return sendOpened(state);
    }
    if (state.experiment() != experimentSent) {
      experimentSent = state.experiment();
      return send(new FromServer.Changed(state));
    }
    if (state.change() != changeSent) {
      changeSent = state.change();
      return send(new FromServer.State(state));
    }
    if (sendSurface()) {
      return true;
    }
    if (logJustSent) {
      logJustSent = false;
      return sendPicture() || sendLog();
    }
    return sendLog() || sendPicture();
  }

  private boolean sendOpened(RunState state) {
    RunLog log = run.log();
    int first = log.first();
    if (logSent < first - 1 || logSent > log.last()) {
      logSent = first - 1;
    }
    int since = logSent >= first ? logSent : 0;
    opened = true;
    generationSent = state.generation();
    experimentSent = state.experiment();
    // A run that was played before says in a message of its own what it does now, and why.
    changeSent = 0;
    return send(new FromServer.Opened(run, state, since));
  }

  private boolean sendLog() {
    RunLog.Since news = run.log().since(logSent, ENTRIES_A_FRAME);
    if (news.generation() != generationSent || news.entries().isEmpty()) {
      return false;
    }
    logSent = news.entries().get(news.entries().size() - 1).n();
    logJustSent = true;
    return send(new FromServer.Log(news.entries()));
  }

  private boolean sendSurface() {
    Optional<RunSurface> newest =
        run.surface(this)
            .filter(surface -> surface != surfaceSent && surface.generation() == generationSent);
    newest.ifPresent(
        surface -> {
          surfaceSent = surface;
          send(new FromServer.Surface(surface.surface()));
        });
    return newest.isPresent();
  }

  private boolean sendPicture() {
    if (pictureSeen < pictureSent) {
      return false;
    }
    Optional<RunPicture> newest = run.picture(this);
    if (newest.isEmpty()
        || newest.get().number() <= pictureSent
        || newest.get().generation() != generationSent) {
      run.wantPicture(this);
      return false;
    }
    RunPicture picture = newest.get();
    pictureSent = picture.number();
    underWay = true;
    line.binary(ByteBuffer.wrap(picture.encoded(PictureCodec::encode)), this::sent);
    return true;
  }

  private boolean send(FromServer message) {
    underWay = true;
    line.text(ServerCodec.write(message), this::sent);
    return true;
  }
}
