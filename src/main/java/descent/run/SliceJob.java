package descent.run;

import descent.view.LossSlice;
import descent.view.LossSurface;
import java.util.function.Consumer;

/** A slice of the loss surface, node by node; each finer grid is told. */
final class SliceJob implements Job<LossSurface> {
  private final LossSlice slice;

  SliceJob(LossSlice slice) {
    this.slice = slice;
  }

  @Override
  public boolean advance(Consumer<? super LossSurface> told) {
    if (slice.step()) {
      told.accept(slice.surface());
    }
    return !slice.done();
  }

  @Override
  public double progress() {
    return slice.progress();
  }
}
