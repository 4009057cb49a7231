package descent.web.play;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** The notebooks' experiments with the figures that they print, read from {@code twins.json}. */
public record Twins(String source, List<Twin> twins) {

  /**
   * One run of a notebook.
   *
   * @param experiment its query string
   * @param tolerance how far a cost may be off
   * @param why what limits the digits, if anything does
   */
  public record Twin(
      String key,
      String notebook,
      String title,
      String experiment,
      String tolerance,
      String why,
      List<Row> rows) {

    /** The epochs to train: those of the last row. */
    public int epochs() {
      return rows.stream().mapToInt(Row::epoch).max().orElseThrow();
    }
  }

  /**
   * A printed figure.
   *
   * @param epoch epochs completed when it is reported
   * @param figure {@code cost}, or {@code train} or {@code test} for an accuracy
   */
  public record Row(String label, int epoch, String figure, String printed) {}

  static Twins read() {
    try (InputStream in = Twins.class.getResourceAsStream("/twins.json")) {
      return new ObjectMapper().readValue(in, Twins.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
