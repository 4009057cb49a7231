package descent.numpy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import descent.experiment.EpochSettings;
import descent.experiment.Experiment;
import descent.nn.PassQuantity;
import descent.nn.Slot;
import descent.program.NumpyProgram;
import descent.report.Step;
import descent.training.Training;
import descent.url.ExperimentUrl;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The written program is run by Python with NumPy, as it is, and gives the numbers of the recorded
 * step: batch, forward, losses, gradients, moments, new parameters.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProgramNumpyTest {
  private static final double CLOSE = 1e-12;
  private static final String SMALL = "layers=5:tanh,4:relu&n=40&";

  /** What is asked: experiment, epochs before, batches before. */
  record Asked(String query, int epochs, int batches) {
    @Override
    public String toString() {
      return "?" + query + " after " + epochs + " epochs, " + batches + " batches";
    }
  }

  static Stream<Asked> programs() {
    List<Asked> all = new ArrayList<>();
    for (String optimizer :
        List.of("gd", "momentum", "nesterov", "adagrad", "rmsprop", "adam", "adamw&l2=1")) {
      all.add(new Asked(SMALL + "opt=" + optimizer, 0, 0));
      all.add(new Asked(SMALL + "batch=16&opt=" + optimizer, 30, 1));
    }
    for (String data :
        List.of(
            "circles&n=31",
            "moons&n=31",
            "xor&noise=0.1",
            "gaussians",
            "spiral",
            "spiral&classes=3",
            "blobs&classes=4",
            "rings&classes=3",
            "checkerboard&noise=0.02",
            "moons&imbalance=0.2",
            "xor&noise=0.1&imbalance=0.9&flip=0.15",
            "blobs&classes=4&imbalance=0.1&flip=0.3",
            "plane",
            "hills")) {
      all.add(
          new Asked("layers=6:tanh&data=" + data + (data.contains("n=") ? "" : "&n=30"), 10, 0));
    }
    for (String init :
        List.of("zeros", "normal", "uniform", "xavier", "he", "lecun", "orthogonal")) {
      all.add(new Asked("layers=6:tanh,3:tanh&n=20&scale=0.7&init=" + init, 5, 0));
    }
    for (String g : List.of("relu", "leaky", "tanh", "sigmoid", "linear")) {
      all.add(new Asked("layers=7:" + g + ",4:" + g + ":bn&n=25&loss=squared", 5, 0));
    }
    for (String decay :
        List.of(
            "inverse:0.1",
            "inverse:0.5:4",
            "exponential:0.9",
            "step:0.5:3",
            "cosine:20",
            "cosine:4")) {
      all.add(new Asked(SMALL + "decay=" + decay, 9, 0));
    }
    String drop = "layers=8:tanh:keep0.7,6:relu:keep0.5&n=30&dropoutSeed=4&";
    Stream.of(
            new Asked("", 20, 0),
            new Asked("layers=&n=20", 5, 0),
            new Asked("twin=optimization&opt=adam", 12, 3),
            new Asked(SMALL + "l2=0.7", 10, 0),
            new Asked(SMALL + "l1=0.3", 10, 0),
            new Asked(SMALL + "l1=0.3&l2=0.7&batch=9", 10, 4),
            new Asked(drop + "mask=frozen", 10, 0),
            new Asked(drop + "mask=frozen&batch=7", 5, 4),
            new Asked(drop + "mask=fresh", 10, 0),
            new Asked(drop + "batch=8", 5, 3),
            new Asked("layers=6:tanh:bn,4:relu:bn&n=30&batch=10&opt=adam", 8, 2),
            new Asked(
                "data=rings&classes=3&layers=6:leaky:bn:keep0.8,5:tanh&n=40&batch=12&l2=0.4&opt=rmsprop&mask=frozen",
                6,
                1),
            new Asked("data=hills&layers=5:sigmoid:bn&n=30&l1=0.1&opt=nesterov&batch=11", 7, 2),
            new Asked("inputs=x1,x2,x1x1,x2x2,x1x2,sinx1,sinx2&layers=3:tanh&n=20", 5, 0),
            new Asked(
                "n=20&layers=4:tanh&edits=move:3:1:-0.5,drop:5,drop:0,add:0.25:-0.75:1,add:2:2:0&batch=6",
                4,
                1),
            new Asked("layers=4:tanh:bn,3:relu&n=30&l2=0.5&bug=dW1*2,db2:nomean,dgamma1*-1", 4, 0),
            new Asked(
                "layers=4:tanh,4:tanh,3:relu&n=30&l2=0.5&bug=dW2:transpose,dW1:nol2,dZ1:noderivative",
                4,
                0),
            new Asked("layers=4:tanh:bn,3:relu&n=30&bug=dZ1:nocentring,dbeta1*3", 4, 0),
            new Asked("layers=4:tanh&n=30&dev=10&patience=50", 4, 0),
            new Asked(SMALL + "changes=3:lr:0.3,5:l2:0.5,5:lr:0.1,8:l1:0.2,20:lr:1", 10, 0),
            new Asked(SMALL + "opt=adamw&decay=exponential:0.9&changes=4:l2:2,6:lr:0.05", 8, 0),
            new Asked("data=moons&opt=adam&n=40&layers=5:tanh&changes=6:lr:0.0001", 12, 0),
            new Asked(drop + "batch=8&changes=2:keep:0.9,4:keep:1:0.6", 6, 2),
            new Asked(
                "layers=6:tanh&n=30&mask=frozen&changes=3:keep:0.5,6:keep:1,7:keep:0.8", 8, 0),
            new Asked(
                "layers=4:tanh:bn&n=20&batch=7&edits=add:1:1:0,drop:4&changes=2:add:0.5:0.5:1,3:drop:3,4:move:20:0.1:0.2,5:drop:20",
                6,
                2))
        .forEach(all::add);
    return all.stream();
  }

  private final List<Asked> asked = programs().toList();
  private JsonNode answers;

  /**
   * All programs in one interpreter, each in a name space of its own; what they hold in the end is
   * written down.
   */
  @BeforeAll
  void runAll(@TempDir Path folder) throws Exception {
    StringBuilder driver =
        new StringBuilder(
            """
        import json, runpy
        import numpy as np

        def plain(value):
            if isinstance(value, dict):
                return {name: plain(one) for name, one in value.items()}
            return np.asarray(value, dtype=float).tolist() if isinstance(value, (np.ndarray, float, np.floating)) else value

        """);
    for (int k = 0; k < asked.size(); k++) {
      Asked one = asked.get(k);
      Path program = folder.resolve("program" + k + ".py");
      Files.writeString(
          program,
          NumpyProgram.of(ExperimentUrl.parse(one.query()), one.epochs(), one.batches()).text());
      Path answer = folder.resolve("answer" + k + ".json");
      driver.append(
          """
          held = runpy.run_path(r"%s", run_name="__main__")
          wanted = ["parameters", "cache", "grads", "losses", "cost", "v", "s", "t", "picked", "mini_X", "mini_Y"]
          with open(r"%s", "w") as out:
              json.dump({name: plain(held[name]) for name in wanted if name in held}, out)
          """
              .formatted(program, answer));
    }
    Path script = folder.resolve("driver.py");
    Files.writeString(script, driver);
    String said = Python.run(script);
    assertThat(said).doesNotContain("Traceback");
    ObjectMapper json = new ObjectMapper();
    var all = json.createArrayNode();
    for (int k = 0; k < asked.size(); k++) {
      all.add(json.readTree(folder.resolve("answer" + k + ".json").toFile()));
    }
    answers = all;
  }

  @ParameterizedTest
  @MethodSource("programs")
  void theProgramGivesTheNumbersOfTheStep(Asked one) {
    JsonNode numpy = answers.get(asked.indexOf(one));
    Step step = step(one);

    // Sums that cancel leave the rounding of their terms: the m derivatives of the output.
    double dust =
        0x1p-53 * step.m() * largest(step.layer(step.layers().size()).seen().get(PassQuantity.DZ));

    close("cost", new double[][] {{step.cost() + step.penalty()}}, numpy.get("cost"));
    close("losses", new double[][] {step.losses()}, numpy.get("losses"));
    close("X", step.X(), numpy.get("mini_X"));
    close("Y", step.Y(), numpy.get("mini_Y"));
    for (int l = 1; l <= step.layers().size(); l++) {
      Step.Layer layer = step.layer(l);
      close("Z" + l, layer.seen().get(PassQuantity.Z), numpy.get("cache").get("Z" + l));
      close("A" + l, layer.seen().get(PassQuantity.A), numpy.get("cache").get("A" + l));
      close("dZ" + l, layer.seen().get(PassQuantity.DZ), numpy.get("grads").get("dZ" + l));
      if (layer.normalised() != null) {
        close("Z_norm" + l, layer.normalised(), numpy.get("cache").get("Z_norm" + l));
      }
    }
    for (Slot tensor : step.layout().tensors()) {
      close(
          "d" + tensor.name(),
          rows(step.gradient(), tensor),
          numpy.get("grads").get("d" + tensor.name()),
          dust);
      close(
          tensor.name(),
          rows(step.after(), tensor),
          numpy.get("parameters").get(tensor.name()),
          dust);
      step.momentsAfter()
          .forEach(
              (letter, moments) ->
                  close(
                      letter + " of " + tensor.name(),
                      rows(moments, tensor),
                      numpy.get(letter).get("d" + tensor.name()),
                      dust));
    }
    if (step.steps() > 0) {
      assertThat(numpy.get("t").get(0).longValue()).isEqualTo(step.steps());
    }
  }

  private static Step step(Asked one) {
    Experiment experiment = ExperimentUrl.parse(one.query());
    Training training = new Training(new EpochSettings(experiment), 0);
    for (int epoch = 0; epoch < one.epochs(); epoch++) {
      training.skip();
    }
    for (int batch = 0; batch < one.batches(); batch++) {
      training.skipBatch();
    }
    return training.record();
  }

  private static double[][] rows(double[] values, Slot tensor) {
    double[][] rows = new double[tensor.rows()][];
    for (int i = 0; i < rows.length; i++) {
      int from = tensor.offset() + i * tensor.columns();
      rows[i] = java.util.Arrays.copyOfRange(values, from, from + tensor.columns());
    }
    return rows;
  }

  private static double largest(double[][] rows) {
    return java.util.Arrays.stream(rows)
        .flatMapToDouble(java.util.Arrays::stream)
        .map(Math::abs)
        .max()
        .orElse(0);
  }

  private static void close(String name, double[][] ours, JsonNode theirs) {
    close(name, ours, theirs, 0);
  }

  /** Each number, relative to the largest of its matrix, and {@code dust} that may be left over. */
  private static void close(String name, double[][] ours, JsonNode theirs, double dust) {
    assertThat(theirs).as(name + " of the program").isNotNull();
    double largest = largest(ours);
    double[] flat =
        java.util.Arrays.stream(ours).flatMapToDouble(java.util.Arrays::stream).toArray();
    double[] other = flatten(theirs);
    assertThat(other).as(name).hasSameSizeAs(flat);
    for (int k = 0; k < flat.length; k++) {
      assertThat(Math.abs(flat[k] - other[k]))
          .as("%s, element %d: %s and %s", name, k, flat[k], other[k])
          .isLessThanOrEqualTo(CLOSE * largest + dust);
    }
  }

  private static double[] flatten(JsonNode node) {
    if (node.isNumber()) {
      return new double[] {node.doubleValue()};
    }
    List<Double> all = new ArrayList<>();
    node.forEach(child -> java.util.Arrays.stream(flatten(child)).forEach(all::add));
    return all.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
