package descent.live;

import com.fasterxml.jackson.core.JsonGenerator;
import descent.json.ReportJson;
import descent.view.Confusion;
import descent.view.Copies;
import descent.view.Diagnosis;
import descent.view.Histogram;
import descent.view.Inside;
import descent.view.LayerInside;
import descent.view.SlicePlane;
import java.io.IOException;
import java.util.List;

/** The parts of a picture's header that are there only when asked for. */
final class PictureParts {
  private PictureParts() {}

  static void inside(Inside inside, JsonGenerator out) throws IOException {
    out.writeObjectFieldStart("inside");
    out.writeStringField("quantity", inside.quantity().key());
    out.writeArrayFieldStart("layers");
    for (LayerInside layer : inside.layers()) {
      out.writeStartObject();
      Histogram histogram = layer.histogram();
      out.writeStringField("axis", histogram.logarithmic() ? "log" : "linear");
      ReportJson.number("low", histogram.low(), out);
      ReportJson.number("high", histogram.high(), out);
      out.writeFieldName("counts");
      out.writeArray(histogram.counts(), 0, histogram.counts().length);
      out.writeNumberField("zeros", histogram.zeros());
      ReportJson.number("rms", layer.rms(), out);
      ReportJson.number("gradient", layer.gradient(), out);
      ReportJson.number("ratio", layer.ratio(), out);
      ReportJson.number("dead", layer.dead(), out);
      ReportJson.number("saturated", layer.saturated(), out);
      out.writeNumberField("copies", layer.copies());
      copies("groups", layer.groups(), out);
      out.writeEndObject();
    }
    out.writeEndArray();
    out.writeEndObject();
  }

  /** Groups of copies, where there are any. */
  static void copies(String name, List<Copies> groups, JsonGenerator out) throws IOException {
    if (groups.isEmpty()) {
      return;
    }
    out.writeArrayFieldStart(name);
    for (Copies group : groups) {
      out.writeStartObject();
      out.writeFieldName("units");
      out.writeArray(group.units(), 0, group.units().length);
      out.writeBooleanField("outgoing", group.outgoing());
      out.writeEndObject();
    }
    out.writeEndArray();
  }

  static void confusion(Confusion confusion, JsonGenerator out) throws IOException {
    int classes = confusion.counts().length;
    out.writeObjectFieldStart("confusion");
    out.writeArrayFieldStart("counts");
    for (int[] row : confusion.counts()) {
      out.writeArray(row, 0, row.length);
    }
    out.writeEndArray();
    out.writeArrayFieldStart("precision");
    for (int c = 0; c < classes; c++) {
      ReportJson.number(confusion.precision(c), out);
    }
    out.writeEndArray();
    out.writeArrayFieldStart("recall");
    for (int c = 0; c < classes; c++) {
      ReportJson.number(confusion.recall(c), out);
    }
    out.writeEndArray();
    out.writeEndObject();
  }

  static void stand(SlicePlane.Stand stand, JsonGenerator out) throws IOException {
    out.writeObjectFieldStart("stand");
    out.writeNumberField("take", stand.take());
    ReportJson.number("first", stand.first(), out);
    ReportJson.number("second", stand.second(), out);
    ReportJson.number("off", stand.off(), out);
    out.writeEndObject();
  }

  static void diagnosis(Diagnosis diagnosis, JsonGenerator out) throws IOException {
    out.writeObjectFieldStart("diagnosis");
    out.writeStringField("verdict", diagnosis.verdict().key());
    out.writeStringField("text", diagnosis.text());
    out.writeEndObject();
  }
}
