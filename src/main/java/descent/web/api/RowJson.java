package descent.web.api;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import descent.live.ReportJson;
import descent.report.EpochReport;
import descent.report.Spread;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/** Rows of a run as lines of JSON. */
final class RowJson {
  private static final JsonFactory JSON =
      JsonFactory.builder().enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER).build();

  private RowJson() {}

  @FunctionalInterface
  private interface Members {
    void write(JsonGenerator out) throws IOException;
  }

  /** A lane after an epoch. */
  static byte[] of(int lane, EpochReport report) {
    return line(lane, report.epoch(), out -> ReportJson.writeMembers(report, out));
  }

  /**
   * A lane after an epoch, over several seeds.
   *
   * @param sets by set, then by measure
   */
  static byte[] of(
      int lane,
      int epoch,
      int seeds,
      int diverged,
      Spread cost,
      Map<String, Map<String, Spread>> sets) {
    return line(
        lane,
        epoch,
        out -> {
          out.writeNumberField("seeds", seeds);
          out.writeNumberField("diverged", diverged);
          spread("cost", cost, out);
          for (Map.Entry<String, Map<String, Spread>> set : sets.entrySet()) {
            out.writeObjectFieldStart(set.getKey());
            for (Map.Entry<String, Spread> measure : set.getValue().entrySet()) {
              spread(measure.getKey(), measure.getValue(), out);
            }
            out.writeEndObject();
          }
        });
  }

  private static void spread(String name, Spread spread, JsonGenerator out) throws IOException {
    out.writeObjectFieldStart(name);
    ReportJson.number("least", spread.least(), out);
    ReportJson.number("q1", spread.q1(), out);
    ReportJson.number("median", spread.median(), out);
    ReportJson.number("q3", spread.q3(), out);
    ReportJson.number("most", spread.most(), out);
    out.writeEndObject();
  }

  private static byte[] line(int lane, int epoch, Members members) {
    ByteArrayOutputStream row = new ByteArrayOutputStream(256);
    try (JsonGenerator out = JSON.createGenerator(row)) {
      out.writeStartObject();
      out.writeNumberField("lane", lane);
      out.writeNumberField("epoch", epoch);
      members.write(out);
      out.writeEndObject();
      out.writeRaw('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return row.toByteArray();
  }
}
