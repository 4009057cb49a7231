package descent.live;

import com.fasterxml.jackson.core.JsonGenerator;
import descent.data.Examples;
import descent.data.Feature;
import descent.experiment.Blueprint;
import descent.experiment.Experiment;
import descent.experiment.Lane;
import descent.json.ReportJson;
import descent.nn.Architecture;
import descent.nn.HiddenLayer;
import descent.run.Run;
import descent.run.RunState;
import descent.url.ExperimentUrl;
import descent.view.Box;
import java.io.IOException;
import java.util.Locale;

/** The message {@code opened} as JSON. */
final class OpenedJson {
  /** Four decimals are finer than any screen. */
  private static final double FOR_DRAWING = 1e4;

  private OpenedJson() {}

  static void write(FromServer.Opened opened, JsonGenerator out) throws IOException {
    Run run = opened.run();
    RunState state = opened.state();
    Experiment experiment = state.experiment();
    out.writeStringField("type", "opened");
    out.writeStringField("run", run.id());
    out.writeNumberField("since", opened.since());
    out.writeStringField("experiment", ExperimentUrl.print(experiment));
    out.writeBooleanField("playing", state.playing());
    out.writeStringField("speed", state.speed().key());
    out.writeNumberField("epoch", state.epoch());
    out.writeNumberField("batches", state.batches());
    out.writeStringField("task", experiment.data().task().name().toLowerCase(Locale.ROOT));
    out.writeNumberField("classes", experiment.data().classes());
    box(state.box(), out);
    out.writeObjectFieldStart("points");
    points("train", run.split().train(), out);
    points("dev", run.split().dev(), out);
    points("test", run.split().test(), out);
    out.writeEndObject();
    out.writeArrayFieldStart("lanes");
    for (Lane lane : experiment.lanes()) {
      lane(lane, experiment, out);
    }
    out.writeEndArray();
  }

  static void box(Box box, JsonGenerator out) throws IOException {
    out.writeObjectFieldStart("box");
    numbers("x1", new double[] {box.x1Low(), box.x1High()}, out);
    numbers("x2", new double[] {box.x2Low(), box.x2High()}, out);
    out.writeEndObject();
  }

  private static void points(String name, Examples examples, JsonGenerator out) throws IOException {
    out.writeObjectFieldStart(name);
    numbers("x1", examples.x()[0], out);
    numbers("x2", examples.x()[1], out);
    numbers("y", examples.y(), out);
    out.writeEndObject();
  }

  private static void numbers(String name, double[] values, JsonGenerator out) throws IOException {
    out.writeArrayFieldStart(name);
    for (double value : values) {
      ReportJson.number(Math.rint(value * FOR_DRAWING) / FOR_DRAWING, out);
    }
    out.writeEndArray();
  }

  private static void lane(Lane lane, Experiment experiment, JsonGenerator out) throws IOException {
    var data = experiment.data();
    Blueprint blueprint = Blueprint.of(lane, data.task(), data.classes(), data.train());
    Architecture network = blueprint.architecture();
    out.writeStartObject();
    out.writeStringField("description", network.toString());
    out.writeStringField("loss", blueprint.loss().key());
    out.writeNumberField("parameters", network.parameters());
    out.writeArrayFieldStart("layers");
    for (int l = 0; l <= network.depth(); l++) {
      out.writeStartObject();
      if (l == 0) {
        layer(network.inputs(), "linear", false, 1, out);
        labels(lane, out);
      } else if (l < network.depth()) {
        HiddenLayer hidden = network.hidden().get(l - 1);
        layer(hidden.units(), hidden.activation().key(), hidden.batchNorm(), hidden.keep(), out);
      } else {
        layer(network.outputs(), network.output().key(), false, 1, out);
      }
      out.writeEndObject();
    }
    out.writeEndArray();
    out.writeEndObject();
  }

  private static void layer(
      int units, String activation, boolean batchNorm, double keep, JsonGenerator out)
      throws IOException {
    out.writeNumberField("units", units);
    out.writeStringField("activation", activation);
    out.writeBooleanField("batchNorm", batchNorm);
    ReportJson.number("keep", keep, out);
  }

  private static void labels(Lane lane, JsonGenerator out) throws IOException {
    out.writeArrayFieldStart("labels");
    for (Feature feature : lane.inputs()) {
      out.writeString(feature.key());
    }
    out.writeEndArray();
  }
}
