package descent.moment;

import descent.expression.Shape;
import descent.expression.TexNotation;

/** Names without a layer, for a formula that is meant of all of them. */
record OneLayer(TexNotation others) implements TexNotation {
  @Override
  public String tensor(String name) {
    return name;
  }

  @Override
  public String transposed(String name) {
    return name + "^{\\top}";
  }

  @Override
  public String element(String name) {
    return name;
  }

  @Override
  public String scalar(String name) {
    return others.scalar(name);
  }

  @Override
  public Shape shape(String name) {
    return new Shape("units", "units before");
  }
}
