package descent.check;

/**
 * What the probes of every parameter found beside the quotient, in the order of θ.
 *
 * @param plus J(θ+ε)
 * @param minus J(θ−ε), or J(θ) of a one-sided quotient
 * @param kinks how many (unit, example) pairs of relu the two probes put on different sides
 */
record Probes(double[] plus, double[] minus, int[] kinks) {
  Probes(int n) {
    this(new double[n], new double[n], new int[n]);
  }
}
