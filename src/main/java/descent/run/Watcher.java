package descent.run;

/** Somebody who follows a run. */
public interface Watcher {
  /** Something is new: log, state or picture. Called on a training thread; must not wait. */
  void changed();

  /** What this watcher looked at can't be shown; it now looks at the usual. The run goes on. */
  void lookFailed(RuntimeException cause);

  /** The run is over because of a fault; {@code reference} finds it in the server's log. */
  void failed(String reference);
}
