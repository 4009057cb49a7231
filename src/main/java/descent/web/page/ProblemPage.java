package descent.web.page;

import descent.web.http.Problem;
import java.util.Locale;

/** A problem as it is told to a person. */
public record ProblemPage(Problem problem) {

  /** What happened, in a few words. */
  public String headline() {
    return switch (problem.status()) {
      case 400 -> "This address asks for something that can’t be";
      case 403 -> "This may not be asked from there";
      case 404 -> "There is nothing at this address";
      case 405 -> "This address is only for reading";
      case 429 -> "One thing at a time";
      case 503 -> "The server is full just now";
      default -> problem.status() >= 500 ? "Something broke here" : "This did not work";
    };
  }

  /** The problem's own sentence. */
  public String sentence() {
    if (problem.status() == 404) {
      return "No page of this server has it.";
    }
    String detail = problem.detail();
    String first = detail.isEmpty() ? "" : detail.substring(0, 1).toUpperCase(Locale.ROOT);
    return problem.key() != null || detail.isEmpty() ? detail : first + detail.substring(1) + ".";
  }

  /** What to do about it. */
  public String advice() {
    return switch (problem.status()) {
      case 400 -> "Mend the address, or begin with what works:";
      case 429, 503 -> "Try again in a minute. Meanwhile:";
      case 500 ->
          "It is not your fault. Whoever runs this server finds the cause under that reference.";
      default -> "Perhaps a letter is missing. From here you can go on:";
    };
  }
}
