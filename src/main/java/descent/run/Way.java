package descent.run;

import descent.data.Edit;
import descent.data.Split;
import descent.experiment.Change;
import descent.experiment.EpochSettings;
import descent.experiment.Experiment;
import descent.setting.BadSetting;
import descent.view.Box;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The way of a run: its experiment with what was changed so far. Immutable; a change makes another
 * one.
 *
 * @param experiment what is trained
 * @param course the same from epoch to epoch
 * @param box the part of the plane that pictures show: about the examples at the start, and larger
 *     only where points are put beyond it on the way
 */
record Way(Experiment experiment, EpochSettings settings, Box box) {

  /**
   * <b>Errors:</b> IllegalArgumentException for a combination of settings that cannot be trained.
   */
  static Way of(Experiment experiment) {
    EpochSettings settings = new EpochSettings(experiment);
    return new Way(experiment, settings, box(experiment, settings.split()));
  }

  private static Box box(Experiment experiment, Split start) {
    Box box = Box.around(start);
    List<double[]> points =
        experiment.changes().all().stream()
            .filter(change -> change.what() instanceof Change.Points)
            .map(change -> place(((Change.Points) change.what()).edit()))
            .flatMap(Optional::stream)
            .toList();
    return points.stream().allMatch(x -> box.holds(x[0], x[1])) ? box : Box.around(start, points);
  }

  private static Optional<double[]> place(Edit edit) {
    if (edit instanceof Edit.Add add) {
      return Optional.of(new double[] {add.x1(), add.x2()});
    }
    return edit instanceof Edit.Move move
        ? Optional.of(new double[] {move.x1(), move.x2()})
        : Optional.empty();
  }

  /**
   * The way with a further change, or why there can't be one. <b>Errors:</b> {@link BadSetting}.
   */
  Way with(int epoch, List<Change.What> whats, Function<Experiment, Optional<BadSetting>> limits) {
    Experiment changed = experiment.with(epoch, whats);
    limits
        .apply(changed)
        .ifPresent(
            fault -> {
              throw fault;
            });
    return of(changed);
  }

  /** The way as far as this epoch: what was changed later is forgotten. */
  Way upTo(int epoch) {
    Experiment shorter = experiment.upTo(epoch);
    return shorter.changes().equals(experiment.changes()) ? this : of(shorter);
  }
}
