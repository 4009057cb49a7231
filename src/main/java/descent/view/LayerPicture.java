package descent.view;

import java.util.List;

/**
 * One layer as drawn. Arrays are row-major and belong to the picture.
 *
 * @param units all units of the layer
 * @param tiles maps of the shown units, the first ones of the layer: z, or the input itself in
 *     layer 0
 * @param W shown units × shown inputs; empty in layer 0
 * @param b shown units; empty in layer 0
 * @param lines gradient or update of W in the same shape; empty where lines stand for weights
 * @param linesB the same for b
 * @param dead shown relu units that give 0 for every training example
 * @param copies groups of units that are copies of each other; of these the shown ones are drawn as
 *     such
 */
public record LayerPicture(
    int units,
    List<PlaneMap> tiles,
    float[] W,
    float[] b,
    float[] lines,
    float[] linesB,
    int[] dead,
    List<Copies> copies) {}
