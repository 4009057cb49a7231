package descent.web.lab;

import descent.json.Json;
import descent.run.RunningJob;
import descent.web.http.ClientLeft;
import descent.web.http.Problem;
import descent.web.http.Problems;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * An answer that is sent line by line while its job goes on. An answer that is cut short says so: a
 * last line has the problem, so that nobody takes it for a whole one.
 */
final class LineAnswer<T> {
  private final RunningJob<T> job;
  private final Asked.Writer<T> writer;
  private final OutputStream out;

  /** The last line of an answer that is not whole. */
  record CutShort(Problem problem) {}

  /** How far an answer is that comes as a whole. */
  record Progress(double progress) {}

  LineAnswer(RunningJob<T> job, Asked.Writer<T> writer, OutputStream out) {
    this.job = job;
    this.writer = writer;
    this.out = out;
  }

  /**
   * Sends all there is. When nothing came for so long, a space is sent, which JSON allows before a
   * line: it tells whether the client is still there.
   */
  void send(Duration heartbeat) {
    send(heartbeat, new byte[] {' '});
  }

  /** Sends one line that says how far the job is every so often, and the answer last. */
  void sendWithProgress(Duration every) {
    send(every, null);
  }

  private void send(Duration patience, byte[] heartbeat) {
    try {
      boolean over = false;
      while (!over) {
        List<T> told = new ArrayList<>();
        over = take(patience, told);
        if (told.isEmpty() && !over) {
          out.write(heartbeat == null ? Json.line(new Progress(job.progress())) : heartbeat);
        }
        for (T one : told) {
          writer.write(one, out);
        }
        out.flush();
      }
    } catch (IOException e) {
      throw new ClientLeft(e);
    }
  }

  private boolean take(Duration patience, List<T> told) throws IOException {
    try {
      return job.take(patience, told::add);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    } catch (RuntimeException fault) {
      for (T one : told) {
        writer.write(one, out);
      }
      told.clear();
      out.write(Json.line(new CutShort(Problems.of(fault, "a job failed"))));
      return true;
    }
  }
}
