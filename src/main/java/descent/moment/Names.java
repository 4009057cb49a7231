package descent.moment;

import descent.expression.Shape;
import descent.expression.TexNotation;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names of a step's quantities and how they are typeset: {@code dW2} is dW⁽²⁾, {@code v.W1} the
 * optimizer's v of it.
 */
final class Names implements TexNotation {
  private static final Pattern NAME = Pattern.compile("(?:(\\w+)\\.)?([A-Za-z]+?)(\\d+)");

  /** As a matrix, and one number of it. */
  private static final Map<String, String[]> LETTERS =
      Map.ofEntries(
          both("Z", "Z", "z"),
          both("Zhat", "\\hat Z", "\\hat z"),
          both("Ztilde", "\\tilde Z", "\\tilde z"),
          both("A", "A", "a"),
          both("G", "G", "g"),
          both("D", "D", "d"),
          both("W", "W", "W"),
          both("b", "b", "b"),
          both("gamma", "\\gamma", "\\gamma"),
          both("beta", "\\beta", "\\beta"),
          both("mu", "\\mu", "\\mu"));

  private static final Map<String, String> SCALARS =
      Map.of(
          "alpha", "\\alpha",
          "beta1", "\\beta_1",
          "beta2", "\\beta_2",
          "epsilon", "\\varepsilon",
          "eps", "\\varepsilon",
          "lambda1", "\\lambda_1",
          "lambda2", "\\lambda_2");

  private final Map<String, Shape> shapes;
  private final IntToDoubleFunction keep;
  private final boolean brief;

  /**
   * @param shapes of all quantities by their names
   * @param keep of each layer
   * @param brief whether what the optimizer remembers is one letter, as in its formula
   */
  Names(Map<String, Shape> shapes, IntToDoubleFunction keep, boolean brief) {
    this.shapes = shapes;
    this.keep = keep;
    this.brief = brief;
  }

  private static Map.Entry<String, String[]> both(String name, String matrix, String number) {
    return Map.entry(name, new String[] {matrix, number});
  }

  @Override
  public String tensor(String name) {
    return typeset(name, 0, "");
  }

  @Override
  public String transposed(String name) {
    return typeset(name, 0, "\\top");
  }

  @Override
  public String element(String name) {
    return typeset(name, 1, "");
  }

  private String typeset(String name, int form, String mark) {
    switch (name) {
      case "loss":
        return "\\mathcal L";
      case "penalty":
        return "J_{\\lambda}";
      case "J":
        return "J";
      case "new.J":
        return "J_{\\text{new}}";
      case "Y":
        return form == 0 ? "Y" : "y";
      default:
    }
    Matcher parts = NAME.matcher(name);
    if (!parts.matches()) {
      return SCALARS.getOrDefault(name, name);
    }
    String prefix = parts.group(1) == null ? "" : parts.group(1);
    int layer = Integer.parseInt(parts.group(3));
    String letter = letter(parts.group(2), layer, form, mark);
    return switch (prefix) {
      case "v", "v0" -> form == 1 || brief ? "v" : "v_{d" + letter + "}";
      case "s", "s0" -> form == 1 || brief ? "s" : "s_{d" + letter + "}";
      case "grad" -> "d" + letter;
      case "new" -> form == 1 || brief ? letter : letter + "_{\\text{new}}";
      default -> letter;
    };
  }

  private String letter(String letters, int layer, int form, String mark) {
    if (letters.equals("variance")) {
      return "\\sigma^{2[" + layer + "]}";
    }
    if (letters.equals("slope")) {
      String z = typeset((shapes.containsKey("Ztilde" + layer) ? "Ztilde" : "Z") + layer, form, "");
      return form == 0 ? "g'\\bigl(" + z + "\\bigr)" : "g'(" + z + ")";
    }
    boolean derivative = letters.startsWith("d") && LETTERS.containsKey(letters.substring(1));
    String base = LETTERS.get(derivative ? letters.substring(1) : letters)[form];
    String whole = (derivative ? "d" : "") + base + "^{[" + layer + "]" + mark + "}";
    return letters.equals("D")
        ? "\\tfrac{"
            + whole
            + "}{"
            + descent.expression.TexNumbers.print(keep.applyAsDouble(layer))
            + "}"
        : whole;
  }

  /** What stands before and behind the place of one number in its symbol. */
  String[] around(String name) {
    String whole = element(name);
    int end =
        whole.startsWith("\\tfrac")
            ? whole.indexOf("}{")
            : whole.startsWith("g'(") ? whole.length() - 1 : whole.length();
    return new String[] {whole.substring(0, end), whole.substring(end)};
  }

  @Override
  public String scalar(String name) {
    return SCALARS.getOrDefault(name, name);
  }

  @Override
  public Shape shape(String name) {
    Shape shape = shapes.get(name);
    if (shape == null) {
      throw new IllegalArgumentException("no quantity of the step is called " + name);
    }
    return shape;
  }
}
