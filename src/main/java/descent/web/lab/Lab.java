package descent.web.lab;

/**
 * A part of the server with pages and answers of its own. It reads its own keys, draws its own
 * page, and says what its answers take; the rest is the bench's.
 */
@FunctionalInterface
public interface Lab {
  /** Puts its pages and answers on the bench. */
  void install(Bench bench);
}
