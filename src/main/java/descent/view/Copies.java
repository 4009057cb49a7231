package descent.view;

/**
 * Units of a layer that are copies of each other, bit for bit, in all that comes in: row of W, and
 * b (or γ and β). They compute the same for every example.
 *
 * @param units from 0, rising, at least two
 * @param outgoing whether what the next layer takes from them is the same too, so that their
 *     gradients are equal and they stay copies; false in the output layer, whose units have targets
 *     of their own
 */
public record Copies(int[] units, boolean outgoing) {}
