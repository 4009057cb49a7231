package descent.view;

import java.util.List;
import java.util.Optional;

/**
 * A lane as it is drawn at one moment. Immutable; arrays are the picture's own.
 *
 * @param epoch epochs completed
 * @param batch batches done of the epoch under way
 * @param surface one map of z a output unit
 * @param layers layer 0 are the inputs
 */
public record LanePicture(
    int epoch,
    int batch,
    double learningRate,
    Lines lines,
    List<PlaneMap> surface,
    List<LayerPicture> layers,
    Optional<NeuronPicture> neuron) {}
