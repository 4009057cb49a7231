package descent.view;

/**
 * One layer l ≥ 1 looked into.
 *
 * @param histogram of the quantity asked for
 * @param rms root mean square of the quantity
 * @param gradient root mean square of dW of the last step
 * @param ratio ‖update of W‖/‖W‖ of the last step; 0 before the first
 * @param dead share of relu units that are 0 for every training example
 * @param saturated share of tanh or sigmoid outputs within 0.01 of an end, over units and examples
 * @param copies units that are exact copies of another unit of the layer, in what comes in
 */
public record LayerInside(
    Histogram histogram, double rms, double gradient, double ratio, double dead, double saturated, int copies) {}
