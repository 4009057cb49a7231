package descent.web.step;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import descent.data.Feature;
import descent.experiment.Lane;
import descent.json.ReportJson;
import descent.moment.Moments;
import descent.moment.StepSettings;
import descent.nn.Activation;
import descent.nn.Architecture;
import descent.nn.HiddenLayer;
import descent.nn.PassQuantity;
import descent.nn.Slot;
import descent.program.NumpyProgram;
import descent.report.Step;
import descent.url.BugsForm;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Map;

/** A step as JSON: matrices as lists of rows, in the names of the blackboard. */
final class StepJson {
  private static final JsonFactory JSON =
      JsonFactory.builder().enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER).build();

  private static final Map<PassQuantity, String> NAMES =
      Map.of(
          PassQuantity.Z,
          "Z",
          PassQuantity.Z_TILDE,
          "Ztilde",
          PassQuantity.ACTIVATED,
          "G",
          PassQuantity.A,
          "A",
          PassQuantity.DA,
          "dA",
          PassQuantity.DA_DROPPED,
          "dG",
          PassQuantity.DZ_TILDE,
          "dZtilde",
          PassQuantity.DZ,
          "dZ");

  private final StepSettings settings;
  private final Step step;
  private final StepRequest request;
  private final int columns;
  private final JsonGenerator out;

  private StepJson(StepSettings settings, StepRequest request, JsonGenerator out) {
    this.settings = settings;
    this.request = request;
    this.out = out;
    step = settings.step();
    columns = request.columns(settings.architecture(), step.m());
  }

  static void write(StepJob.Outcome outcome, StepRequest request, OutputStream to)
      throws IOException {
    JsonGenerator out = JSON.createGenerator(to);
    out.writeStartObject();
    new StepJson(outcome.settings(), request, out).write();
    MomentsJson.write(Moments.of(outcome.settings()), out);
    PictureJson.write(outcome.picture(), out);
    out.writeEndObject();
    out.flush();
  }

  private void write() throws IOException {
    out.writeStringField("network", settings.architecture().toString());
    out.writeNumberField("epoch", step.epoch());
    out.writeNumberField("batch", step.batch());
    out.writeNumberField("batches", step.batches());
    out.writeNumberField("m", step.m());
    out.writeNumberField("columns", columns);
    out.writeFieldName("examples");
    out.writeArray(step.examples(), 0, columns);
    settings();
    matrix("X", step.X());
    matrix("Y", step.Y());
    out.writeArrayFieldStart("layers");
    for (int l = 1; l <= settings.architecture().depth(); l++) {
      layer(l);
    }
    out.writeEndArray();
    numbers("losses", step.losses());
    ReportJson.number("cost", step.cost(), out);
    ReportJson.number("penalty", step.penalty(), out);
    ReportJson.number("J", step.cost() + step.penalty(), out);
    ReportJson.number("Jafter", step.costAfter() + step.penaltyAfter(), out);
    out.writeArrayFieldStart("program");
    for (NumpyProgram.Line line :
        NumpyProgram.of(request.experiment(), request.at().epoch(), request.at().batch()).lines()) {
      out.writeStartArray();
      out.writeString(line.text());
      out.writeString(line.part());
      out.writeEndArray();
    }
    out.writeEndArray();
  }

  private void settings() throws IOException {
    Lane lane = settings.lane();
    out.writeStringField("loss", settings.loss().key());
    out.writeStringField("optimizer", lane.step().optimizer().key());
    for (Map.Entry<String, Double> number : lane.step().optimizer().numbers().entrySet()) {
      ReportJson.number(number.getKey(), number.getValue(), out);
    }
    out.writeNumberField("t", step.steps());
    ReportJson.number("learningRate", step.learningRate(), out);
    ReportJson.number("l1", lane.restraint().l1(), out);
    ReportJson.number("l2", lane.restraint().l2(), out);
    ReportJson.number("shrinkage", step.shrinkage(), out);
    out.writeStringField("mask", lane.restraint().masks().key());
    out.writeStringField("bug", BugsForm.print(lane.bugs()));
    out.writeFieldName("inputs");
    String[] inputs = lane.inputs().stream().map(Feature::key).toArray(String[]::new);
    out.writeArray(inputs, 0, inputs.length);
  }

  private void layer(int l) throws IOException {
    Architecture architecture = settings.architecture();
    boolean last = l == architecture.depth();
    HiddenLayer hidden = last ? null : architecture.hidden().get(l - 1);
    out.writeStartObject();
    out.writeNumberField("units", architecture.units(l));
    out.writeStringField(
        "activation", last ? architecture.output().key() : hidden.activation().key());
    out.writeBooleanField("batchNorm", architecture.batchNorm(l));
    ReportJson.number("keep", last ? 1 : hidden.keep(), out);
    Step.Layer layer = step.layer(l);
    for (PassQuantity sight : PassQuantity.values()) {
      if (layer.seen().containsKey(sight)) {
        matrix(NAMES.get(sight), layer.seen().get(sight));
      }
    }
    if (!last) {
      matrix("slope", slopes(hidden.activation(), layer));
    }
    if (layer.mask() != null && hidden != null && hidden.keep() < 1) {
      matrix("D", layer.mask());
    }
    if (layer.normalised() != null) {
      matrix("Zhat", layer.normalised());
      numbers("mu", layer.mean());
      numbers("variance", layer.variance());
    }
    out.writeObjectFieldStart("parameters");
    for (Slot tensor : step.layout().tensors()) {
      if (tensor.layer() == l) {
        tensor(tensor);
      }
    }
    out.writeEndObject();
    out.writeEndObject();
  }

  /** g′ of each z: what a derivative of 1 becomes on its way back. */
  private static double[][] slopes(Activation g, Step.Layer layer) {
    double[][] a = layer.seen().get(PassQuantity.ACTIVATED);
    double[][] z =
        layer.seen().getOrDefault(PassQuantity.Z_TILDE, layer.seen().get(PassQuantity.Z));
    double[][] slopes = new double[a.length][a[0].length];
    for (int i = 0; i < a.length; i++) {
      Arrays.fill(slopes[i], 1);
      g.backwardInPlace(slopes[i], z[i], a[i], a[i].length);
    }
    return slopes;
  }

  /**
   * A tensor before and after, its gradient bare and as the optimizer is given it, and what the
   * optimizer remembers.
   */
  private void tensor(Slot tensor) throws IOException {
    out.writeObjectFieldStart(
        switch (tensor.kind()) {
          case W -> "W";
          case B -> "b";
          case GAMMA -> "gamma";
          case BETA -> "beta";
        });
    tensor("before", tensor, step.before());
    tensor("backpropagated", tensor, step.backpropagated());
    tensor("gradient", tensor, step.gradient());
    if (!Arrays.equals(step.decayed(), step.before())) {
      tensor("decayed", tensor, step.decayed());
    }
    for (Map.Entry<String, double[]> moment : step.momentsAfter().entrySet()) {
      tensor(moment.getKey() + "Before", tensor, step.momentsBefore().get(moment.getKey()));
      tensor(moment.getKey(), tensor, moment.getValue());
    }
    tensor("after", tensor, step.after());
    out.writeEndObject();
  }

  private void tensor(String name, Slot tensor, double[] values) throws IOException {
    out.writeArrayFieldStart(name);
    for (int i = 0; i < tensor.rows(); i++) {
      row(values, tensor.offset() + i * tensor.columns(), tensor.columns());
    }
    out.writeEndArray();
  }

  private void matrix(String name, double[][] rows) throws IOException {
    out.writeArrayFieldStart(name);
    for (double[] row : rows) {
      row(row, 0, columns);
    }
    out.writeEndArray();
  }

  private void numbers(String name, double[] values) throws IOException {
    out.writeFieldName(name);
    row(values, 0, values.length);
  }

  private void row(double[] values, int from, int count) throws IOException {
    out.writeStartArray();
    for (int j = from; j < from + count; j++) {
      ReportJson.number(values[j], out);
    }
    out.writeEndArray();
  }
}
