package descent.live;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import descent.json.ReportJson;
import descent.live.FromServer.Problem;
import descent.report.EpochReport;
import descent.run.LogEntry;
import descent.run.RunState;
import descent.url.ExperimentUrl;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/**
 * Writes messages of the server. Numbers are the shortest that read back the same; what is not
 * finite is null.
 */
final class ServerCodec {
  static final JsonFactory JSON =
      JsonFactory.builder().enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER).build();

  private ServerCodec() {}

  static String write(FromServer message) {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = JSON.createGenerator(text)) {
      out.writeStartObject();
      if (message instanceof FromServer.Opened opened) {
        OpenedJson.write(opened, out);
      } else if (message instanceof FromServer.Changed changed) {
        out.writeStringField("type", "changed");
        out.writeStringField("experiment", ExperimentUrl.print(changed.state().experiment()));
        OpenedJson.box(changed.state().box(), out);
      } else if (message instanceof FromServer.Log log) {
        log(log, out);
      } else if (message instanceof FromServer.State state) {
        state(state.state(), out);
      } else if (message instanceof FromServer.Surface surface) {
        SurfaceJson.write(surface.surface(), out);
      } else if (message instanceof Problem problem) {
        problem(problem, out);
      }
      out.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static void log(FromServer.Log log, JsonGenerator out) throws IOException {
    out.writeStringField("type", "log");
    out.writeArrayFieldStart("entries");
    for (LogEntry entry : log.entries()) {
      out.writeStartObject();
      out.writeNumberField("n", entry.n());
      out.writeNumberField("epoch", entry.epoch());
      out.writeArrayFieldStart("lanes");
      for (EpochReport report : entry.lanes()) {
        out.writeStartObject();
        ReportJson.writeMembers(report, out);
        out.writeEndObject();
      }
      out.writeEndArray();
      out.writeEndObject();
    }
    out.writeEndArray();
  }

  private static void state(RunState state, JsonGenerator out) throws IOException {
    out.writeStringField("type", "state");
    out.writeBooleanField("playing", state.playing());
    out.writeStringField("speed", state.speed().key());
    out.writeNumberField("epoch", state.epoch());
    out.writeNumberField("batch", state.batch());
    out.writeNumberField("batches", state.batches());
    out.writeNumberField("furthest", state.furthest());
    out.writeStringField("reason", state.reason().key());
  }

  private static void problem(Problem problem, JsonGenerator out) throws IOException {
    out.writeStringField("type", "problem");
    out.writeStringField("key", problem.key());
    out.writeStringField("value", problem.value());
    out.writeStringField("allowed", problem.allowed());
    out.writeStringField("detail", problem.detail());
  }
}
