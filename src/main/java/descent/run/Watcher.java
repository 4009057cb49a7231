package descent.run;

/** Somebody who follows a run. */
public interface Watcher {
  /** Something is new: log, state or picture. Called on a training thread; must not wait. */
  void changed();

  /** The run is over because of a fault; {@code reference} finds it in the server's log. */
  void failed(String reference);
}
