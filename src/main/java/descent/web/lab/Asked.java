package descent.web.lab;

import descent.run.Cost;
import descent.run.Job;
import java.io.IOException;
import java.io.OutputStream;
import java.util.function.Supplier;

/**
 * A question whose answer takes long.
 *
 * @param cost what it takes; the question is refused before it is asked if that is over a limit
 * @param job that finds the answer, made once there is room for it
 * @param writer how what is told is sent
 */
public record Asked<T>(Cost cost, Supplier<? extends Job<T>> job, Writer<T> writer) {

  /** Writes what is told, piece by piece where it is large. */
  @FunctionalInterface
  public interface Writer<T> {
    void write(T told, OutputStream out) throws IOException;
  }
}
