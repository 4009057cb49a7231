package descent.view;

import java.util.List;

/**
 * One example on its way through the network, as it stands when looking: no dropout, batch norm by
 * its running averages.
 *
 * <p><b>Shapes:</b> entry l of {@code z} and {@code a} has n_l numbers; a of layer 0 are the
 * inputs, and its z is empty.
 *
 * @param x1 the example's place
 * @param x2 the example's place
 * @param y its class, or the value for regression
 * @param loss its loss, without penalties
 */
public record ExamplePicture(
    Look.Example example,
    double x1,
    double x2,
    double y,
    double loss,
    List<double[]> z,
    List<double[]> a) {}
