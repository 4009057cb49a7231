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
 * Whatever goes wrong with a request, as problem details.
 *
 * <p>What the visitor can mend is told to the visitor; anything else becomes a reference number,
 * and a stack trace in the log.
 */
public final class Problems {
  private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

  /** Seconds after which it is worth asking again. */
  private static final String SOON = "10";

  private static final String LATER = "60";

  private Problems() {}

  public static void install(JavalinConfig config) {
    config.routes.exception(ClientLeft.class, (left, context) -> LOG.debug("client left", left));
    // The library would answer its own itself if they were not named.
    config.routes.exception(
        HttpResponseException.class, (fault, context) -> answer(context, fault));
    config.routes.exception(Exception.class, (fault, context) -> answer(context, fault));
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

  private static void answer(Context context, Exception fault) {
    Problem problem = of(fault, context.method() + " " + context.path());
    if (problem.status() == 429 || problem.status() == 503) {
      context.header("Retry-After", problem.status() == 429 ? SOON : LATER);
    }
    context
        .status(problem.status())
        .contentType("application/problem+json")
        .result(Json.bytes(problem));
  }
}
