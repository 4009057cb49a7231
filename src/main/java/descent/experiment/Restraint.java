package descent.experiment;

import descent.data.DataSettings;
import descent.setting.BadSetting;
import descent.setting.Range;

/**
 * What keeps a network from fitting its examples too well.
 *
 * @param l1 λ of λ/m·Σ|W|, in {@link #PENALTY}
 * @param l2 λ of λ/(2m)·ΣW², in {@link #PENALTY}
 * @param masks how dropout draws
 * @param dropoutSeed seed of the dropout masks, in {@link DataSettings#SEED}
 * @param patience epochs to go on without a lower dev loss before stopping early, in {@link
 *     #PATIENCE}; 0 for no early stopping
 */
public record Restraint(double l1, double l2, Masks masks, int dropoutSeed, int patience) {
  /** What λ of a penalty may be. */
  public static final Range PENALTY = Range.closed(0, 1000);

  /** How many epochs early stopping may wait. */
  public static final Range PATIENCE = Range.whole(1, 1_000_000);

  /** Nothing is held back. */
  public static final Restraint NONE = new Restraint(0, 0, Masks.FRESH, 1, 0);

  /**
   * @throws BadSetting for what is out of range
   */
  public Restraint {
    PENALTY.check("l1", l1);
    PENALTY.check("l2", l2);
    DataSettings.SEED.check("dropoutSeed", dropoutSeed);
    BadSetting.unless(
        patience == 0 || PATIENCE.holds(patience), "patience", patience, "none or in " + PATIENCE);
  }

  /** The same with other penalties. */
  public Restraint withPenalties(double lambda1, double lambda2) {
    return new Restraint(lambda1, lambda2, masks, dropoutSeed, patience);
  }

  /** The same with early stopping. */
  public Restraint withPatience(int epochs) {
    return new Restraint(l1, l2, masks, dropoutSeed, epochs);
  }

  /** The same with other dropout masks. */
  public Restraint withMasks(Masks drawn, int seed) {
    return new Restraint(l1, l2, drawn, seed, patience);
  }
}
