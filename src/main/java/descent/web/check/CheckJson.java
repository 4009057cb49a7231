package descent.web.check;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import descent.check.Checked;
import descent.check.CheckedTensor;
import descent.check.GradientCheck;
import descent.check.Mistake;
import descent.check.Place;
import descent.check.Suspicion;
import descent.check.SweepPoint;
import descent.check.Verdict;
import descent.json.ReportJson;
import descent.url.BugsForm;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;

/** The outcome of a gradient check as JSON. What a hunt still hides is left out. */
final class CheckJson {
  private static final JsonFactory JSON = new JsonFactory();

  private final CheckJob.Outcome outcome;
  private final CheckRequest request;
  private final JsonGenerator out;

  /** Whether the mistake is still hidden. */
  private final boolean hidden;

  private CheckJson(CheckJob.Outcome outcome, CheckRequest request, JsonGenerator out) {
    this.outcome = outcome;
    this.request = request;
    this.out = out;
    hidden = request.hunt().filter(hunt -> !hunt.reveal()).isPresent();
  }

  static void write(CheckJob.Outcome outcome, CheckRequest request, OutputStream to)
      throws IOException {
    JsonGenerator out = JSON.createGenerator(to);
    new CheckJson(outcome, request, out).write();
    out.flush();
  }

  private void write() throws IOException {
    Checked checked = outcome.checked();
    out.writeStartObject();
    ReportJson.number("difference", checked.difference(), out);
    ReportJson.number("threshold", GradientCheck.THRESHOLD, out);
    verdict(outcome.verdict());
    ReportJson.number("cost", checked.cost(), out);
    ReportJson.number("step", checked.step(), out);
    out.writeNumberField("epoch", outcome.epoch());
    out.writeNumberField("examples", checked.examples());
    out.writeStringField("network", outcome.description());
    out.writeArrayFieldStart("parameters");
    for (CheckedTensor tensor : checked.tensors()) {
      tensor(tensor);
    }
    out.writeEndArray();
    if (!hidden) {
      suspicions(outcome.verdict().suspicions());
    }
    places();
    hunt();
    if (request.element().isPresent()) {
      element(request.element().get().in(checked));
    }
    if (request.sweep()) {
      sweep();
    }
    out.writeEndObject();
  }

  /** A hunt tells that something is wrong, and no more. */
  private void verdict(Verdict verdict) throws IOException {
    out.writeBooleanField("passes", verdict.outcome() == Verdict.Outcome.RIGHT);
    out.writeStringField("verdict", verdict.title());
    out.writeStringField("outcome", verdict.outcome().key());
    if (verdict.reason().isPresent()) {
      out.writeStringField("reason", verdict.reason().get().key());
    }
    if (!hidden) {
      out.writeStringField("text", verdict.text());
      out.writeStringField("advice", verdict.advice());
    }
  }

  private void suspicions(List<Suspicion> suspicions) throws IOException {
    out.writeArrayFieldStart("suspicions");
    for (Suspicion suspicion : suspicions) {
      out.writeStartObject();
      out.writeStringField("tensor", suspicion.tensor());
      out.writeStringField("kind", suspicion.kind().key());
      out.writeStringField("text", suspicion.text());
      out.writeEndObject();
    }
    out.writeEndArray();
  }

  private void places() throws IOException {
    out.writeArrayFieldStart("places");
    for (Place place : outcome.places()) {
      out.writeStartObject();
      out.writeStringField("gradient", place.gradient());
      out.writeFieldName("mistakes");
      String[] kinds = place.mistakes().stream().map(Mistake::key).toArray(String[]::new);
      out.writeArray(kinds, 0, kinds.length);
      out.writeEndObject();
    }
    out.writeEndArray();
  }

  private void hunt() throws IOException {
    if (request.hunt().isEmpty()) {
      out.writeStringField("bug", BugsForm.print(outcome.bugs()));
      return;
    }
    out.writeObjectFieldStart("hunt");
    out.writeNumberField("seed", request.hunt().get().seed());
    if (outcome.answer().isPresent()) {
      out.writeBooleanField("rightPlace", outcome.answer().get().place());
      out.writeBooleanField("rightMistake", outcome.answer().get().mistake());
    }
    if (!hidden) {
      out.writeStringField("bug", BugsForm.print(outcome.bugs()));
    }
    out.writeEndObject();
  }

  private void tensor(CheckedTensor tensor) throws IOException {
    int columns = tensor.tensor().columns();
    out.writeStartObject();
    out.writeStringField("name", tensor.tensor().name());
    out.writeFieldName("shape");
    out.writeArray(new int[] {tensor.tensor().rows(), columns}, 0, 2);
    if (!hidden || request.detail()) {
      ReportJson.number("difference", tensor.difference(), out);
      out.writeObjectFieldStart("worst");
      out.writeFieldName("index");
      out.writeArray(new int[] {tensor.worst() / columns, tensor.worst() % columns}, 0, 2);
      ReportJson.number("backpropagation", tensor.g()[tensor.worst()], out);
      ReportJson.number("numerical", tensor.ghat()[tensor.worst()], out);
      out.writeEndObject();
      out.writeBooleanField("wrong", outcome.verdict().wrong().contains(tensor.tensor().name()));
    }
    out.writeNumberField("kinks", Arrays.stream(tensor.kinks()).sum());
    if (request.detail()) {
      numbers("backpropagation", tensor.g());
      numbers("numerical", tensor.ghat());
      numbers("values", tensor.theta());
      numbers("plus", tensor.plus());
      numbers("minus", tensor.minus());
      numbers("judged", tensor.judged());
      out.writeFieldName("kinksCrossed");
      out.writeArray(tensor.kinks(), 0, tensor.kinks().length);
    }
    out.writeEndObject();
  }

  private void numbers(String name, double[] values) throws IOException {
    out.writeArrayFieldStart(name);
    for (double value : values) {
      ReportJson.number(value, out);
    }
    out.writeEndArray();
  }

  private void element(ElementName.Found found) throws IOException {
    CheckedTensor tensor = found.tensor();
    int index = found.index();
    out.writeObjectFieldStart("element");
    out.writeStringField("tensor", tensor.tensor().name());
    out.writeFieldName("index");
    int columns = tensor.tensor().columns();
    out.writeArray(new int[] {index / columns, index % columns}, 0, 2);
    ReportJson.number("value", tensor.theta()[index], out);
    ReportJson.number("plus", tensor.plus()[index], out);
    ReportJson.number("minus", tensor.minus()[index], out);
    ReportJson.number("numerical", tensor.ghat()[index], out);
    if (!hidden || request.detail()) {
      ReportJson.number("backpropagation", tensor.g()[index], out);
      ReportJson.number("error", tensor.error(index), out);
    }
    out.writeNumberField("kinks", tensor.kinks()[index]);
    out.writeEndObject();
  }

  private void sweep() throws IOException {
    out.writeArrayFieldStart("sweep");
    for (SweepPoint point : outcome.sweep()) {
      out.writeStartObject();
      ReportJson.number("step", point.step(), out);
      ReportJson.number("difference", point.difference(), out);
      ReportJson.number("oneSided", point.oneSided(), out);
      ReportJson.number("right", point.right(), out);
      out.writeNumberField("kinks", point.kinks());
      out.writeEndObject();
    }
    out.writeEndArray();
  }
}
