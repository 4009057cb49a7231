package descent.check;

/**
 * What the probes of every parameter found beside the quotient, in the order of θ.
 *
 * @param plus J(θ+ε)
 * @param minus J(θ−ε), or J(θ) of a one-sided quotient
 * @param kinks how many bends lie between the two probes: (unit, example) pairs of relu, and |w| of
 *     L1
 * @param judged the quotient with every bend held straight, where there is one; NaN where there are
 *     too many to be worked out
 */
record Probes(double[] plus, double[] minus, int[] kinks, double[] judged) {
  Probes(int n) {
    this(new double[n], new double[n], new int[n], new double[n]);
  }
}
