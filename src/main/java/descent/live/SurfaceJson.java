package descent.live;

import com.fasterxml.jackson.core.JsonGenerator;
import descent.json.ReportJson;
import descent.view.LossSurface;
import java.io.IOException;

/**
 * The message {@code surface} as JSON. Numbers have the precision of a float: finer than any
 * drawing.
 */
final class SurfaceJson {
  private SurfaceJson() {}

  static void write(LossSurface surface, JsonGenerator out) throws IOException {
    out.writeStringField("type", "surface");
    out.writeNumberField("lane", surface.slice().lane());
    out.writeNumberField("take", surface.slice().take());
    out.writeStringField("directions", surface.kind().key());
    out.writeNumberField("seed", surface.slice().seed());
    out.writeNumberField("epoch", surface.epoch());
    out.writeNumberField("batch", surface.batch());
    out.writeNumberField("side", surface.side());
    out.writeBooleanField("done", surface.done());
    numbers("first", surface.firstRange(), out);
    numbers("second", surface.secondRange(), out);
    numbers("losses", surface.losses(), out);
    ReportJson.number("explained", surface.explained(), out);
    out.writeNumberField("parameters", surface.parameters());
    out.writeNumberField("examples", surface.examples());
    out.writeNumberField("of", surface.of());
    out.writeArrayFieldStart("trails");
    for (LossSurface.Trail trail : surface.trails()) {
      out.writeStartObject();
      out.writeNumberField("lane", trail.lane());
      out.writeFieldName("epochs");
      out.writeArray(trail.epochs(), 0, trail.epochs().length);
      numbers("first", trail.first(), out);
      numbers("second", trail.second(), out);
      ReportJson.number("off", trail.off(), out);
      ReportJson.number("loss", trail.loss(), out);
      out.writeEndObject();
    }
    out.writeEndArray();
    out.writeArrayFieldStart("others");
    for (int lane : surface.others()) {
      out.writeNumber(lane);
    }
    out.writeEndArray();
  }

  private static void numbers(String name, double[] values, JsonGenerator out) throws IOException {
    out.writeArrayFieldStart(name);
    for (double value : values) {
      float rounded = (float) value;
      if (!Float.isFinite(rounded)) {
        out.writeNull();
      } else if (rounded == Math.rint(rounded) && Math.abs(rounded) < 1e6) {
        out.writeNumber((int) rounded);
      } else {
        out.writeNumber(rounded);
      }
    }
    out.writeEndArray();
  }
}
