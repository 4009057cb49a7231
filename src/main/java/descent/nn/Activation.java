package descent.nn;

import descent.expression.Expression;
import descent.expression.NamedFunction;
import descent.math.Exponential;
import descent.setting.Choice;
import java.util.Locale;

/**
 * An activation g and its derivative, over rows of examples.
 *
 * <p><b>Shapes:</b> rows hold at least {@code m} numbers; z, a and scratch are different arrays.
 * <b>NaN</b> in, NaN out.
 */
public enum Activation implements Choice {
  /** max(0, z); the derivative at 0 is 0, as in the course. */
  RELU {
    @Override
    public void forwardInto(double[] z, double[] a, double[] scratch, int m) {
      for (int j = 0; j < m; j++) {
        a[j] = Math.max(0, z[j]);
      }
    }

    @Override
    public void backwardInPlace(double[] dA, double[] z, double[] a, int m) {
      for (int j = 0; j < m; j++) {
        dA[j] *= Math.min(1, a[j] * STEEP);
      }
    }
  },
  /** z where z > 0, 0.01·z elsewhere. <b>Source:</b> Maas, Hannun and Ng 2013. */
  LEAKY {
    @Override
    public void forwardInto(double[] z, double[] a, double[] scratch, int m) {
      for (int j = 0; j < m; j++) {
        a[j] = Math.max(LEAK * z[j], z[j]);
      }
    }

    @Override
    public void backwardInPlace(double[] dA, double[] z, double[] a, int m) {
      for (int j = 0; j < m; j++) {
        dA[j] *= LEAK + (1 - LEAK) * Math.min(1, Math.max(0, z[j]) * STEEP);
      }
    }
  },
  /** tanh z; g′ = 1 − a². */
  TANH {
    @Override
    public void forwardInto(double[] z, double[] a, double[] scratch, int m) {
      Exponential.tanhInto(z, a, scratch, m);
    }

    @Override
    public void backwardInPlace(double[] dA, double[] z, double[] a, int m) {
      for (int j = 0; j < m; j++) {
        dA[j] *= 1 - a[j] * a[j];
      }
    }
  },
  /** 1/(1 + e⁻ᶻ); g′ = a(1 − a). */
  SIGMOID {
    @Override
    public void forwardInto(double[] z, double[] a, double[] scratch, int m) {
      Exponential.sigmoidInto(z, a, scratch, m);
    }

    @Override
    public void backwardInPlace(double[] dA, double[] z, double[] a, int m) {
      for (int j = 0; j < m; j++) {
        dA[j] *= a[j] * (1 - a[j]);
      }
    }
  },
  /** z itself. */
  LINEAR {
    @Override
    public void forwardInto(double[] z, double[] a, double[] scratch, int m) {
      System.arraycopy(z, 0, a, 0, m);
    }

    @Override
    public void backwardInPlace(double[] dA, double[] z, double[] a, int m) {}
  };

  /** The slope of leaky relu left of 0. */
  public static final double LEAK = 0.01;

  /** min(1, a·STEEP) is 1 for every a ≥ 1e-300 and 0 at 0: a mask that vectorises. */
  private static final double STEEP = 1e300;

  /** a = g(z). */
  public abstract void forwardInto(double[] z, double[] a, double[] scratch, int m);

  /** dZ = dA ∘ g′(z), written over dA. */
  public abstract void backwardInPlace(double[] dA, double[] z, double[] a, int m);

  /** Whether it bends at z = 0, so that it has no derivative there. */
  public boolean hasKink() {
    return this == RELU || this == LEAKY;
  }

  @Override
  public String title() {
    return this == LEAKY ? "leaky relu" : key();
  }

  @Override
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** g as an expression of {@code Z}. */
  public NamedFunction function() {
    return ActivationFormulas.function(this);
  }

  /** g′ as an expression of {@code Z} and {@code A}, which is g(Z). */
  public Expression derivative() {
    return ActivationFormulas.derivative(this);
  }
}
