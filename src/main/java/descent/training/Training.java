package descent.training;

import descent.data.Split;
import java.util.Optional;

/** placeholder: signatures only, until the core lands. */
public final class Training {
  public Training(Split data, Lane lane) {}

  /** Epochs completed. */
  public int epoch() {
    return 0;
  }

  /** Batches done of the epoch under way; 0 between epochs. */
  public int batch() {
    return 0;
  }

  public int batchesPerEpoch() {
    return 1;
  }

  /** Trains one epoch (the rest of the current one) and measures. */
  public EpochReport advance() {
    return measure();
  }

  /** Trains one epoch without measuring. */
  public Optional<Divergence> skip() {
    return Optional.empty();
  }

  /** Trains one batch; the report is there when it completed the epoch (or diverged). */
  public Optional<EpochReport> advanceBatch() {
    return Optional.empty();
  }

  /** The state as it is, e.g. at epoch 0. cost is NaN before the first epoch. */
  public EpochReport measure() {
    return null;
  }

  public double learningRate() {
    return 0;
  }

  /** α₀ from the next batch on. */
  public void changeLearningRate(double rate) {}
}
