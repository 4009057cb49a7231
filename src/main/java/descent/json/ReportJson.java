package descent.json;

import com.fasterxml.jackson.core.JsonGenerator;
import descent.report.Divergence;
import descent.report.EarlyStop;
import descent.report.EpochReport;
import descent.report.Metrics;
import java.io.IOException;

/** An epoch's report as JSON members: the same on the socket and in the API. */
public final class ReportJson {
  private ReportJson() {}

  /** Writes cost, learningRate, train, dev, test and diverged, the last three if there. */
  public static void writeMembers(EpochReport report, JsonGenerator out) throws IOException {
    number("cost", report.cost(), out);
    number("learningRate", report.learningRate(), out);
    metrics("train", report.train(), out);
    if (report.dev().isPresent()) {
      metrics("dev", report.dev().get(), out);
    }
    if (report.test().isPresent()) {
      metrics("test", report.test().get(), out);
    }
    if (report.divergence().isPresent()) {
      Divergence divergence = report.divergence().get();
      out.writeObjectFieldStart("diverged");
      out.writeStringField("tensor", divergence.tensor());
      out.writeNumberField("layer", divergence.layer());
      out.writeNumberField("epoch", divergence.epoch());
      out.writeBooleanField("stops", divergence.stops());
      out.writeEndObject();
    }
    if (report.earlyStop().isPresent()) {
      EarlyStop stop = report.earlyStop().get();
      out.writeObjectFieldStart("stopped");
      out.writeNumberField("bestEpoch", stop.bestEpoch());
      number("bestLoss", stop.bestLoss(), out);
      out.writeEndObject();
    }
  }

  private static void metrics(String name, Metrics metrics, JsonGenerator out) throws IOException {
    out.writeObjectFieldStart(name);
    number("loss", metrics.loss(), out);
    if (metrics.accuracy().isPresent()) {
      number("accuracy", metrics.accuracy().getAsDouble(), out);
    }
    out.writeEndObject();
  }

  /** A number, or null where it is not finite. */
  public static void number(String name, double value, JsonGenerator out) throws IOException {
    out.writeFieldName(name);
    number(value, out);
  }

  public static void number(double value, JsonGenerator out) throws IOException {
    if (!Double.isFinite(value)) {
      out.writeNull();
    } else if (value == Math.rint(value) && Math.abs(value) < 1e15) {
      out.writeNumber((long) value);
    } else {
      out.writeNumber(value);
    }
  }
}
