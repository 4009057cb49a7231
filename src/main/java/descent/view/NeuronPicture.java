package descent.view;

/**
 * One neuron looked at closely: its map, and its equation at one place.
 *
 * @param inputs A_prev at the place, every one
 * @param weights its row of W, every one
 */
public record NeuronPicture(
    Look.Probe probe,
    PlaneMap map,
    double[] inputs,
    double[] weights,
    double b,
    double z,
    double a) {}
