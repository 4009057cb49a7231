package descent.view;

import java.util.List;

/** All layers looked into, from 1 to L. */
public record Inside(Quantity quantity, List<LayerInside> layers) {}
