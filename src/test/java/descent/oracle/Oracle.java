package descent.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * Numbers of an independent program (NumPy and scikit-learn; each file names the versions under
 * {@code _generated_with} and says how it was made). "Infinity" stands as a string.
 */
public final class Oracle {
  private Oracle() {}

  /** The file {@code oracle/NAME.json}. */
  public static JsonNode read(String name) {
    try (InputStream in = Oracle.class.getResourceAsStream("/oracle/" + name + ".json")) {
      return new ObjectMapper().readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A number, or the string "Infinity". */
  public static double number(JsonNode node) {
    return node.isTextual() ? Double.parseDouble(node.asText()) : node.doubleValue();
  }

  /** A list of numbers. */
  public static double[] row(JsonNode node) {
    double[] row = new double[node.size()];
    for (int i = 0; i < row.length; i++) {
      row[i] = number(node.get(i));
    }
    return row;
  }

  /** A list of rows. */
  public static double[][] matrix(JsonNode node) {
    double[][] rows = new double[node.size()][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = row(node.get(i));
    }
    return rows;
  }

  /** All rows one after the other. */
  public static double[] flat(JsonNode node) {
    return java.util.Arrays.stream(matrix(node))
        .flatMapToDouble(java.util.Arrays::stream)
        .toArray();
  }
}
