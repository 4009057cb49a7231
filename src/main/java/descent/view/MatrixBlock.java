package descent.view;

/**
 * A part of one layer's parameters, or of their gradient or last update. Arrays are row-major and
 * belong to the picture.
 *
 * <p><b>Shapes:</b> W is rows × columns, the units from {@code row} on by the inputs from {@code
 * column} on; b and γ have one entry a row. b is β, and γ is not empty, where batch norm takes the
 * place of b.
 *
 * @param layer from 1
 * @param row the first unit shown, from 0
 * @param column the first input shown, from 0
 * @param rows units shown
 * @param columns inputs shown
 * @param largest the largest magnitude in all of the layer, not only in what is shown
 */
public record MatrixBlock(
    int layer,
    int row,
    int column,
    int rows,
    int columns,
    float[] W,
    float[] b,
    float[] gamma,
    double largest) {}
