package descent.web;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import descent.check.Checked;
import descent.check.CheckedTensor;
import descent.check.GradientCheck;
import descent.check.Suspicion;
import descent.live.ReportJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;

/** The outcome of a gradient check as JSON. */
final class CheckJson {
  private static final JsonFactory JSON = new JsonFactory();

  private CheckJson() {}

  static byte[] write(CheckWork.Outcome outcome, CheckRequest request) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(4_096);
    try (JsonGenerator out = JSON.createGenerator(bytes)) {
      Checked checked = outcome.checked();
      out.writeStartObject();
      ReportJson.number("difference", checked.difference(), out);
      ReportJson.number("threshold", GradientCheck.THRESHOLD, out);
      out.writeBooleanField("passes", checked.passes());
      out.writeStringField("verdict", checked.passes() ? "The backward pass is right" : "The backward pass is wrong");
      ReportJson.number("cost", checked.cost(), out);
      ReportJson.number("step", checked.step(), out);
      out.writeNumberField("epoch", outcome.epoch());
      out.writeArrayFieldStart("parameters");
      for (CheckedTensor tensor : checked.tensors()) {
        tensor(tensor, request.detail(), out);
      }
      out.writeEndArray();
      out.writeArrayFieldStart("suspicions");
      for (Suspicion suspicion : Suspicion.of(checked)) {
        out.writeStartObject();
        out.writeStringField("tensor", suspicion.tensor());
        out.writeStringField("kind", suspicion.kind().key());
        out.writeStringField("text", suspicion.text());
        out.writeEndObject();
      }
      out.writeEndArray();
      if (request.sweep()) {
        sweep(outcome, out);
      }
      out.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void tensor(CheckedTensor tensor, boolean detail, JsonGenerator out) throws IOException {
    int columns = tensor.tensor().columns();
    out.writeStartObject();
    out.writeStringField("name", tensor.tensor().name());
    out.writeFieldName("shape");
    out.writeArray(new int[] {tensor.tensor().rows(), columns}, 0, 2);
    ReportJson.number("difference", tensor.difference(), out);
    out.writeObjectFieldStart("worst");
    out.writeFieldName("index");
    out.writeArray(new int[] {tensor.worst() / columns, tensor.worst() % columns}, 0, 2);
    ReportJson.number("backpropagation", tensor.g()[tensor.worst()], out);
    ReportJson.number("numerical", tensor.ghat()[tensor.worst()], out);
    out.writeEndObject();
    out.writeNumberField("kinks", Arrays.stream(tensor.kinks()).sum());
    if (detail) {
      numbers("backpropagation", tensor.g(), out);
      numbers("numerical", tensor.ghat(), out);
      out.writeFieldName("kinksCrossed");
      out.writeArray(tensor.kinks(), 0, tensor.kinks().length);
    }
    out.writeEndObject();
  }

  private static void numbers(String name, double[] values, JsonGenerator out) throws IOException {
    out.writeArrayFieldStart(name);
    for (double value : values) {
      ReportJson.number(value, out);
    }
    out.writeEndArray();
  }

  private static void sweep(CheckWork.Outcome outcome, JsonGenerator out) throws IOException {
    out.writeArrayFieldStart("sweep");
    for (CheckWork.Point point : outcome.sweep()) {
      out.writeStartObject();
      ReportJson.number("step", point.step(), out);
      ReportJson.number("difference", point.difference(), out);
      ReportJson.number("oneSided", point.oneSided(), out);
      out.writeEndObject();
    }
    out.writeEndArray();
  }
}
