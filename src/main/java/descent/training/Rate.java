package descent.training;

import descent.optim.Schedule;

/** The learning rate of a run: α₀, which may be set anew on the way, and what the decay makes of it. */
final class Rate {
  private final Schedule decay;
  private double initial;
  private double now;

  Rate(double initial, Schedule decay) {
    this.decay = decay;
    this.initial = initial;
    now = initial;
  }

  /** α of the next batch. */
  double now() {
    return now;
  }

  /** Sets α₀ after so many epochs. <b>Errors:</b> IllegalArgumentException unless it is in (0, 10]. */
  void change(double rate, int epochs) {
    if (!(rate > 0 && rate <= 10)) {
      throw new IllegalArgumentException("lr must be in (0, 10], was " + rate);
    }
    initial = rate;
    now = epochs == 0 ? rate : decay.rate(rate, epochs - 1);
  }

  /** Decays after so many epochs. */
  void epochDone(int epochs) {
    now = decay.rate(initial, epochs - 1);
  }

  Rate copy() {
    Rate copy = new Rate(initial, decay);
    copy.assign(this);
    return copy;
  }

  void assign(Rate other) {
    initial = other.initial;
    now = other.now;
  }
}
