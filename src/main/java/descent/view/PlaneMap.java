package descent.view;

/**
 * A function over the box, one byte a pixel, rows from the top down.
 *
 * <p>A byte v (0 … 254, as unsigned) stands for sign(v − 127) · scale · ((|v − 127|)/127)²: finest
 * near 0, where boundaries run.
 *
 * @param side pixels a side
 * @param scale the largest magnitude shown, at least 0
 */
public record PlaneMap(int side, double scale, byte[] bytes) {}
