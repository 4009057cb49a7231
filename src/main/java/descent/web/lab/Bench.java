package descent.web.lab;

import descent.run.Jobs;
import descent.run.Limits;
import descent.run.RunningJob;
import descent.web.http.Addresses;
import descent.web.http.Client;
import descent.web.http.ClientLeft;
import descent.web.http.Gzip;
import descent.web.http.Operation;
import descent.web.page.Templates;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.zip.GZIPOutputStream;

/**
 * What labs are installed on: routes, and for every long answer the one way from its question over
 * admission, job and cancellation to what is sent.
 *
 * @param limits how much may be asked
 * @param operations all that stands on it, as each declares it; grows while labs are installed
 */
public record Bench(
    JavalinConfig config,
    Limits limits,
    Templates templates,
    Jobs jobs,
    Addresses addresses,
    List<Operation> operations) {
  private static final String LINES = "application/x-ndjson";

  private static final String UTF_8 = "; charset=utf-8";

  private static final Duration HEARTBEAT = Duration.ofSeconds(1);

  /** How soon it is noticed that a client has left, and how often progress is told. */
  private static final Duration GLANCE = Duration.ofMillis(250);

  /** A page, or files: GET and HEAD. */
  public void page(Operation operation, Handler handler) {
    operations.add(operation);
    String path = operation.path().replace("{path}", "*");
    config.routes.get(path, handler);
    config.routes.head(path, handler);
  }

  /** A short answer for a program: GET and HEAD. */
  public void answer(Operation operation, Handler handler) {
    String type = operation.answer() + (operation.answer().startsWith("text/") ? UTF_8 : "");
    page(
        operation,
        context -> {
          refuseOtherSites(context);
          context.contentType(type).header("Cache-Control", "no-store");
          handler.handle(context);
        });
  }

  /** A long answer that is sent as it comes, line by line. HEAD only checks the question. */
  public <T> void lines(Operation operation, Function<String, Asked<T>> question) {
    answer(
        operation,
        context -> {
          Asked<T> asked = question.apply(query(context));
          if (isGet(context)) {
            try (RunningJob<T> job = start(context, asked)) {
              new LineAnswer<>(job, asked.writer(), context.res().getOutputStream())
                  .send(HEARTBEAT);
            }
          }
        });
  }

  /**
   * A long answer in JSON that comes as a whole. Whoever accepts lines instead gets lines that say
   * how far it is, and the answer as the last. HEAD only checks the question.
   */
  public <T> void whole(Operation operation, Function<String, Asked<T>> question) {
    answer(
        operation,
        context -> {
          Asked<T> asked = question.apply(query(context));
          context.header("Vary", "Accept, Accept-Encoding");
          boolean lines = LINES.equals(context.header("Accept"));
          if (lines) {
            context.contentType(LINES);
          }
          if (isGet(context)) {
            try (RunningJob<T> job = start(context, asked)) {
              answer(context, job, asked.writer(), lines);
            }
          }
        });
  }

  private static <T> void answer(
      Context context, RunningJob<T> job, Asked.Writer<T> writer, boolean lines)
      throws IOException {
    if (lines) {
      Asked.Writer<T> line =
          (told, out) -> {
            writer.write(told, out);
            out.write('\n');
          };
      new LineAnswer<>(job, line, context.res().getOutputStream()).sendWithProgress(GLANCE);
    } else {
      Optional<T> told = await(context, job);
      if (told.isPresent()) {
        send(context, told.get(), writer);
      }
    }
  }

  private <T> RunningJob<T> start(Context context, Asked<T> asked) {
    return jobs.start(addresses.of(context), asked.cost(), asked.job());
  }

  /** The answer; nothing if the client has left. */
  private static <T> Optional<T> await(Context context, RunningJob<T> job) {
    List<T> told = new ArrayList<>();
    try {
      while (!job.take(GLANCE, told::add)) {
        if (Client.hasLeft(context)) {
          return Optional.empty();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return told.stream().findFirst();
  }

  private static <T> void send(Context context, T told, Asked.Writer<T> writer) {
    boolean zipped = Gzip.wanted(context);
    if (zipped) {
      context.header("Content-Encoding", "gzip");
    }
    try (OutputStream out = context.res().getOutputStream();
        OutputStream body = zipped ? new GZIPOutputStream(out) : out) {
      writer.write(told, body);
    } catch (IOException e) {
      throw new ClientLeft(e);
    }
  }

  /** The query string; empty if there is none. */
  public static String query(Context context) {
    return Optional.ofNullable(context.queryString()).orElse("");
  }

  private static boolean isGet(Context context) {
    return context.method() == HandlerType.GET;
  }

  /**
   * A page of another site must not have this server work for it, with an image or a script whose
   * answer it cannot even read. A link to an answer is followed by a person, and may be.
   */
  private static void refuseOtherSites(Context context) {
    boolean followed =
        "navigate".equals(context.header("Sec-Fetch-Mode"))
            && "document".equals(context.header("Sec-Fetch-Dest"));
    if ("cross-site".equals(context.header("Sec-Fetch-Site")) && !followed) {
      throw new ForbiddenResponse("a page of another site may not ask this; a link to it may");
    }
  }
}
