package descent.view;

import descent.report.EpochReport;
import descent.training.Training;
import java.util.List;
import java.util.Optional;

/**
 * A lane as it is drawn at one moment. Immutable; arrays are the picture's own.
 *
 * @param epoch epochs completed
 * @param batch batches done of the epoch under way
 * @param surface one map of z a output unit; none of a lane that nobody looks at
 * @param layers layer 0 are the inputs
 * @param neuron if one is looked at
 * @param inside if the layers are looked into
 * @param confusion if asked for
 * @param matrices parameters one by one, if asked for
 * @param example the example followed, if one is
 * @param stand where it stands on the slice that is shown, if it is on it
 * @param report what was measured of exactly this state, if it was
 * @param diagnosis bias and variance, if there are two errors to compare
 */
public record LanePicture(
    int epoch,
    int batch,
    double learningRate,
    Lines lines,
    List<PlaneMap> surface,
    List<LayerPicture> layers,
    Optional<NeuronPicture> neuron,
    Optional<Inside> inside,
    Optional<Confusion> confusion,
    Optional<Matrices> matrices,
    Optional<ExamplePicture> example,
    Optional<SlicePlane.Stand> stand,
    Optional<EpochReport> report,
    Optional<Diagnosis> diagnosis) {

  /** Where a lane is that nobody looks at. */
  public static LanePicture unseen(Training training, Lines lines) {
    return new LanePicture(
        training.epoch(),
        training.batch(),
        training.learningRate(),
        lines,
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** The same with what was measured of it, and a reading of the latest errors. */
  public LanePicture with(Optional<EpochReport> measured, Optional<Diagnosis> reading) {
    return new LanePicture(
        epoch,
        batch,
        learningRate,
        lines,
        surface,
        layers,
        neuron,
        inside,
        confusion,
        matrices,
        example,
        stand,
        measured,
        reading);
  }

  /** The same with where it stands on a slice. */
  public LanePicture at(SlicePlane.Stand place) {
    return new LanePicture(
        epoch,
        batch,
        learningRate,
        lines,
        surface,
        layers,
        neuron,
        inside,
        confusion,
        matrices,
        example,
        Optional.of(place),
        report,
        diagnosis);
  }
}
