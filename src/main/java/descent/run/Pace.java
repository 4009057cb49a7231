package descent.run;

/** When the next epoch of a playing run is due. Mutable; belongs to one run. */
final class Pace {
  private static final long SECOND = 1_000_000_000L;
  private static final long FORGIVEN = SECOND / 4;

  private Speed speed = Speed.NORMAL;
  private long due;

  Speed speed() {
    return speed;
  }

  /** Starts anew at {@code now}: the next epoch is due at once. */
  void start(Speed speed, long now) {
    this.speed = speed;
    due = now;
  }

  long due() {
    return speed == Speed.MAX ? 0 : due;
  }

  /** One epoch was trained. Who falls more than a quarter of a second behind does not catch up. */
  void trained(long now) {
    if (speed != Speed.MAX) {
      due = Math.max(due + SECOND / speed.epochsPerSecond(), now - FORGIVEN);
    }
  }
}
