package descent.web.http;

import descent.json.Json;
import descent.run.Admission;
import descent.run.Reference;
import descent.run.RunningJob;
import descent.setting.BadSetting;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whatever goes wrong with a request: problem details for a program, a page for a person.
 *
 * <p>What the visitor can mend is told to the visitor; anything else becomes a reference number,
 * and a stack trace in the log.
 */
public final class Problems {
  private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

  /** Seconds after which it is worth asking again. */
  private static final String SOON = "10";

  private static final String LATER = "60";

  /** Under this name the library tells which methods there are. */
  private static final String METHODS = "availableMethods";

  private final Page page;

  /** A problem as a page for a person. */
  @FunctionalInterface
  public interface Page {
    void send(Context context, Problem problem);
  }

  private Problems(Page page) {
    this.page = page;
  }

  /**
   * @param page what a person is answered
   */
  public static void install(JavalinConfig config, Page page) {
    Problems problems = new Problems(page);
    config.routes.exception(ClientLeft.class, (left, context) -> LOG.debug("client left", left));
    // The library would answer its own itself if they were not named.
    config.routes.exception(HttpResponseException.class, problems::answer);
    config.routes.exception(Exception.class, problems::answer);
    config.router.javaLangErrorHandler(
        (response, error) -> {
          LOG.error("error while answering a request", error);
          response.setStatus(500);
        });
  }

  /** The problem that a fault is; one of the server is logged. */
  public static Problem of(Exception fault, String what) {
    if (fault instanceof BadSetting bad) {
      return Problem.of(400, bad);
    } else if (fault instanceof Admission.TooMany tooMany) {
      return Problem.of(429, tooMany.fault());
    } else if (fault instanceof Admission.Full || fault instanceof RunningJob.Interrupted) {
      return Problem.of(503, fault.getMessage());
    } else if (fault instanceof HttpResponseException response) {
      return Problem.of(response.getStatus(), response.getMessage());
    }
    String reference = Reference.next();
    LOG.error("reference {}: {}", reference, what, fault);
    return Problem.ofServer(reference);
  }

  private void answer(Exception fault, Context context) {
    Problem problem = of(fault, context.method() + " " + context.path());
    if (problem.status() == 429 || problem.status() == 503) {
      context.header("Retry-After", problem.status() == 429 ? SOON : LATER);
    }
    if (fault instanceof HttpResponseException response
        && response.getDetails().containsKey(METHODS)) {
      context.header("Allow", response.getDetails().get(METHODS));
    }
    context.status(problem.status());
    if (isPerson(context)) {
      page.send(context, problem);
      context.header("Vary", "Accept, Accept-Encoding");
    } else {
      context.contentType("application/problem+json").result(Json.bytes(problem));
      context.header("Vary", "Accept");
    }
  }

  /** A browser that opens an address says that it takes HTML; what a script asks does not. */
  private static boolean isPerson(Context context) {
    String accept = context.header("Accept");
    return accept != null && accept.contains("text/html");
  }
}
