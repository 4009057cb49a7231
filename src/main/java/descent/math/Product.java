package descent.math;

/**
 * Products of a small matrix with rows of examples, in place: the three of forward and backward
 * propagation.
 *
 * <p>The small matrix lies row-major in a flat array; the examples are separate rows, as {@code
 * Array2DRowRealMatrix.getDataRef()} hands them out. Loops run along the examples over several rows
 * at the same index, four rows fused per pass, which is the shape that the compiler vectorises. The
 * order of summation is fixed, so results have the same bits everywhere.
 *
 * <p><b>Shapes:</b> rows hold at least {@code m} numbers, the others are left alone. Output rows
 * must not be input rows.
 */
public final class Product {

  private Product() {}

  /**
   * Z = W·A + b, where W is {@code rows} × {@code columns} at {@code wOffset} and b stands at
   * {@code bOffset}.
   */
  public static void forwardInto(
      double[] theta,
      int wOffset,
      int bOffset,
      int rows,
      int columns,
      double[][] A,
      double[][] Z,
      int m) {
    for (int i = 0; i < rows; i++) {
      double b = bOffset < 0 ? 0 : theta[bOffset + i];
      combineInto(Z[i], theta, wOffset + i * columns, 1, A, columns, b, m);
    }
  }

  /** dA = Wᵀ·dZ. */
  public static void backwardInto(
      double[] theta, int wOffset, int rows, int columns, double[][] dZ, double[][] dA, int m) {
    for (int k = 0; k < columns; k++) {
      combineInto(dA[k], theta, wOffset + k, columns, dZ, rows, 0, m);
    }
  }

  /** Z of one unit: {@code row} of W·A + b. */
  public static void rowInto(
      double[] theta,
      int wOffset,
      int bOffset,
      int row,
      int columns,
      double[][] A,
      double[] z,
      int m) {
    double b = bOffset < 0 ? 0 : theta[bOffset + row];
    combineInto(z, theta, wOffset + row * columns, 1, A, columns, b, m);
  }

  /**
   * Z = base + w·d, where w is a column of W: what a change d in one input makes of the next layer.
   */
  public static void addOuterInto(
      double[] theta,
      int wOffset,
      int column,
      int columns,
      double[] d,
      double[][] Z,
      double[][] base,
      int m) {
    for (int i = 0; i < Z.length; i++) {
      addMultipleInto(base[i], theta[wOffset + i * columns + column], d, Z[i], m);
    }
  }

  /** out = base + factor·d. */
  public static void addMultipleInto(
      double[] base, double factor, double[] d, double[] out, int m) {
    for (int j = 0; j < m; j++) {
      out[j] = base[j] + factor * d[j];
    }
  }

  /** out = Σ_c w[offset + c·stride] · rows[c] + end, summed strictly from left to right. */
  private static void combineInto(
      double[] out,
      double[] w,
      int offset,
      int stride,
      double[][] rows,
      int count,
      double end,
      int m) {
    int c = Math.min(4, count);
    set(out, w, offset, stride, rows, c, c == count ? end : 0, m);
    while (c < count) {
      int more = Math.min(4, count - c);
      add(out, w, offset + c * stride, stride, rows, c, more, c + more == count ? end : 0, m);
      c += more;
    }
  }

  private static void set(
      double[] out, double[] w, int o, int stride, double[][] rows, int count, double end, int m) {
    switch (count) {
      case 1 -> set1(out, w[o], rows[0], end, m);
      case 2 -> set2(out, w[o], rows[0], w[o + stride], rows[1], end, m);
      case 3 ->
          set3(out, w[o], rows[0], w[o + stride], rows[1], w[o + 2 * stride], rows[2], end, m);
      default ->
          set4(
              out,
              w[o],
              rows[0],
              w[o + stride],
              rows[1],
              w[o + 2 * stride],
              rows[2],
              w[o + 3 * stride],
              rows[3],
              end,
              m);
    }
  }

  private static void add(
      double[] out,
      double[] w,
      int o,
      int stride,
      double[][] rows,
      int c,
      int count,
      double end,
      int m) {
    switch (count) {
      case 1 -> add1(out, w[o], rows[c], end, m);
      case 2 -> add2(out, w[o], rows[c], w[o + stride], rows[c + 1], end, m);
      case 3 ->
          add3(
              out,
              w[o],
              rows[c],
              w[o + stride],
              rows[c + 1],
              w[o + 2 * stride],
              rows[c + 2],
              end,
              m);
      default ->
          add4(
              out,
              w[o],
              rows[c],
              w[o + stride],
              rows[c + 1],
              w[o + 2 * stride],
              rows[c + 2],
              w[o + 3 * stride],
              rows[c + 3],
              end,
              m);
    }
  }

  private static void set1(double[] out, double w0, double[] r0, double end, int m) {
    for (int j = 0; j < m; j++) {
      out[j] = w0 * r0[j] + end;
    }
  }

  private static void set2(
      double[] out, double w0, double[] r0, double w1, double[] r1, double end, int m) {
    for (int j = 0; j < m; j++) {
      out[j] = w0 * r0[j] + w1 * r1[j] + end;
    }
  }

  private static void set3(
      double[] out,
      double w0,
      double[] r0,
      double w1,
      double[] r1,
      double w2,
      double[] r2,
      double end,
      int m) {
    for (int j = 0; j < m; j++) {
      out[j] = w0 * r0[j] + w1 * r1[j] + w2 * r2[j] + end;
    }
  }

  private static void set4(
      double[] out,
      double w0,
      double[] r0,
      double w1,
      double[] r1,
      double w2,
      double[] r2,
      double w3,
      double[] r3,
      double end,
      int m) {
    for (int j = 0; j < m; j++) {
      out[j] = w0 * r0[j] + w1 * r1[j] + w2 * r2[j] + w3 * r3[j] + end;
    }
  }

  private static void add1(double[] out, double w0, double[] r0, double end, int m) {
    for (int j = 0; j < m; j++) {
      out[j] = out[j] + w0 * r0[j] + end;
    }
  }

  private static void add2(
      double[] out, double w0, double[] r0, double w1, double[] r1, double end, int m) {
    for (int j = 0; j < m; j++) {
      out[j] = out[j] + w0 * r0[j] + w1 * r1[j] + end;
    }
  }

  private static void add3(
      double[] out,
      double w0,
      double[] r0,
      double w1,
      double[] r1,
      double w2,
      double[] r2,
      double end,
      int m) {
    for (int j = 0; j < m; j++) {
      out[j] = out[j] + w0 * r0[j] + w1 * r1[j] + w2 * r2[j] + end;
    }
  }

  private static void add4(
      double[] out,
      double w0,
      double[] r0,
      double w1,
      double[] r1,
      double w2,
      double[] r2,
      double w3,
      double[] r3,
      double end,
      int m) {
    for (int j = 0; j < m; j++) {
      out[j] = out[j] + w0 * r0[j] + w1 * r1[j] + w2 * r2[j] + w3 * r3[j] + end;
    }
  }

  /** dW = dZ·Aᵀ, written at {@code offset}, in blocks of eight dot products. */
  public static void outerInto(
      double[] g, int offset, int rows, int columns, double[][] dZ, double[][] A, int m) {
    int evenRows = rows & ~1;
    int fourColumns = columns & ~3;
    for (int i = 0; i < evenRows; i += 2) {
      for (int k = 0; k < fourColumns; k += 4) {
        dots2x4(
            g,
            offset + i * columns + k,
            columns,
            1,
            dZ[i],
            dZ[i + 1],
            A[k],
            A[k + 1],
            A[k + 2],
            A[k + 3],
            m);
      }
    }
    if (fourColumns < columns) {
      lastColumns(g, offset, rows, columns, fourColumns, dZ, A, m);
    }
    if (evenRows < rows) {
      for (int k = 0; k < fourColumns; k += 4) {
        dots1x4(
            g,
            offset + evenRows * columns + k,
            1,
            dZ[evenRows],
            A[k],
            A[k + 1],
            A[k + 2],
            A[k + 3],
            m);
      }
    }
  }

  /**
   * The columns from {@code k} on, fewer than four: rows and columns change places, so that blocks
   * stay full.
   */
  private static void lastColumns(
      double[] g, int offset, int rows, int columns, int from, double[][] dZ, double[][] A, int m) {
    int k = from;
    for (; k + 2 <= columns; k += 2) {
      int i = 0;
      for (; i + 4 <= rows; i += 4) {
        dots2x4(
            g,
            offset + i * columns + k,
            1,
            columns,
            A[k],
            A[k + 1],
            dZ[i],
            dZ[i + 1],
            dZ[i + 2],
            dZ[i + 3],
            m);
      }
      for (; i < rows; i++) {
        dots1x2(g, offset + i * columns + k, dZ[i], A[k], A[k + 1], m);
      }
    }
    if (k < columns) {
      int i = 0;
      for (; i + 4 <= rows; i += 4) {
        dots1x4(
            g, offset + i * columns + k, columns, A[k], dZ[i], dZ[i + 1], dZ[i + 2], dZ[i + 3], m);
      }
      for (; i < rows; i++) {
        g[offset + i * columns + k] = dot(dZ[i], A[k], m);
      }
    }
  }

  /**
   * g[at + p·pStride + q·qStride] = the dot product of the p-th of two rows with the q-th of four.
   */
  private static void dots2x4(
      double[] g,
      int at,
      int pStride,
      int qStride,
      double[] d0,
      double[] d1,
      double[] a0,
      double[] a1,
      double[] a2,
      double[] a3,
      int m) {
    double s00 = 0;
    double s01 = 0;
    double s02 = 0;
    double s03 = 0;
    double s10 = 0;
    double s11 = 0;
    double s12 = 0;
    double s13 = 0;
    for (int j = 0; j < m; j++) {
      double p = d0[j];
      double q = d1[j];
      s00 += p * a0[j];
      s01 += p * a1[j];
      s02 += p * a2[j];
      s03 += p * a3[j];
      s10 += q * a0[j];
      s11 += q * a1[j];
      s12 += q * a2[j];
      s13 += q * a3[j];
    }
    g[at] = s00;
    g[at + qStride] = s01;
    g[at + 2 * qStride] = s02;
    g[at + 3 * qStride] = s03;
    g[at + pStride] = s10;
    g[at + pStride + qStride] = s11;
    g[at + pStride + 2 * qStride] = s12;
    g[at + pStride + 3 * qStride] = s13;
  }

  private static void dots1x4(
      double[] g,
      int at,
      int stride,
      double[] d,
      double[] a0,
      double[] a1,
      double[] a2,
      double[] a3,
      int m) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    for (int j = 0; j < m; j++) {
      double p = d[j];
      s0 += p * a0[j];
      s1 += p * a1[j];
      s2 += p * a2[j];
      s3 += p * a3[j];
    }
    g[at] = s0;
    g[at + stride] = s1;
    g[at + 2 * stride] = s2;
    g[at + 3 * stride] = s3;
  }

  private static void dots1x2(double[] g, int at, double[] d, double[] a0, double[] a1, int m) {
    double s0 = 0;
    double s1 = 0;
    for (int j = 0; j < m; j++) {
      s0 += d[j] * a0[j];
      s1 += d[j] * a1[j];
    }
    g[at] = s0;
    g[at + 1] = s1;
  }

  /** Σ p·q with four accumulators. */
  public static double dot(double[] p, double[] q, int m) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int j = 0;
    for (; j + 4 <= m; j += 4) {
      s0 += p[j] * q[j];
      s1 += p[j + 1] * q[j + 1];
      s2 += p[j + 2] * q[j + 2];
      s3 += p[j + 3] * q[j + 3];
    }
    double sum = (s0 + s1) + (s2 + s3);
    for (; j < m; j++) {
      sum += p[j] * q[j];
    }
    return sum;
  }

  /** Σ p with eight accumulators: an element of db. */
  public static double sum(double[] p, int m) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    double s4 = 0;
    double s5 = 0;
    double s6 = 0;
    double s7 = 0;
    int j = 0;
    for (; j + 8 <= m; j += 8) {
      s0 += p[j];
      s1 += p[j + 1];
      s2 += p[j + 2];
      s3 += p[j + 3];
      s4 += p[j + 4];
      s5 += p[j + 5];
      s6 += p[j + 6];
      s7 += p[j + 7];
    }
    double sum = ((s0 + s1) + (s2 + s3)) + ((s4 + s5) + (s6 + s7));
    for (; j < m; j++) {
      sum += p[j];
    }
    return sum;
  }
}
