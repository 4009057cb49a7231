package descent.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import descent.live.FromServer.Problem;
import descent.report.Divergence;
import descent.report.EpochReport;
import descent.report.Metrics;
import descent.run.LogEntry;
import descent.run.NanoClock;
import descent.run.Run;
import descent.run.RunState;
import descent.run.Speed;
import descent.setting.BadSetting;
import descent.url.ExperimentUrl;
import descent.view.Box;
import descent.view.Directions;
import descent.view.Look;
import descent.view.LossSurface;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What the server writes has exactly the members of protocol.md's examples. */
class ServerCodecTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static JsonNode example(String name) throws Exception {
    return JSON.readTree(Protocol.only("out " + name));
  }

  private static JsonNode written(FromServer message) throws Exception {
    return JSON.readTree(ServerCodec.write(message));
  }

  private static Metrics metrics(double loss, double accuracy) {
    return new Metrics(loss, OptionalDouble.of(accuracy));
  }

  private static EpochReport report(
      int epoch, double cost, double rate, Metrics train, Metrics test) {
    return new EpochReport(
        epoch,
        cost,
        rate,
        train,
        Optional.empty(),
        Optional.of(test),
        Optional.empty(),
        Optional.empty());
  }

  private static final RunState STATE =
      new RunState(
          0,
          3,
          false,
          Speed.FAST,
          420,
          0,
          5,
          500,
          RunState.Reason.ASKED,
          ExperimentUrl.parse("data=moons&opt=adam&changes=120:lr:0.003,120:add:0.5:0.5:1"),
          new Box(-1.5, 2.5, -1.75, 2.25));

  @Test
  void logIsWrittenAsItStands() throws Exception {
    double infinite = Double.POSITIVE_INFINITY;
    EpochReport start = report(0, Double.NaN, 0.01, metrics(0.7, 0.5), metrics(0.71, 0.49));
    EpochReport first = report(1, 0.7, 0.01, metrics(0.69, 0.51), metrics(0.7, 0.5));
    EpochReport diverged =
        new EpochReport(
            2,
            infinite,
            0.003,
            metrics(infinite, 0.5),
            Optional.empty(),
            Optional.of(metrics(Double.NaN, 0.5)),
            Optional.of(new Divergence("dW2", 2, 2, true)),
            Optional.empty());

    JsonNode log =
        written(
            new FromServer.Log(
                List.of(
                    new LogEntry(1, 0, List.of(start)),
                    new LogEntry(2, 1, List.of(first)),
                    new LogEntry(3, 2, List.of(diverged)))));

    assertThat(log).isEqualTo(example("log"));
  }

  @Test
  void stateIsWrittenAsItStands() throws Exception {
    assertThat(written(new FromServer.State(STATE))).isEqualTo(example("state"));
  }

  @Test
  void changedIsWrittenAsItStands() throws Exception {
    assertThat(written(new FromServer.Changed(STATE))).isEqualTo(example("changed"));
  }

  @Test
  void problemIsWrittenAsItStands() throws Exception {
    BadSetting fault = new BadSetting("lr", "-1", "a number in (0, 10]");

    assertThat(written(Problem.of(fault))).isEqualTo(example("problem"));
  }

  @Test
  void surfaceIsWrittenAsItStands() throws Exception {
    LossSurface surface =
        new LossSurface(
            new Look.Slice(0, Directions.Kind.PATH, 1, 3),
            Directions.Kind.PATH,
            420,
            0,
            2,
            new double[] {-1, 2},
            new double[] {-0.5, 0.5},
            new double[] {0.7, 0.5, 0.25, Double.POSITIVE_INFINITY},
            0.97,
            91,
            300,
            300,
            false,
            List.of(
                new LossSurface.Trail(
                    0,
                    new int[] {0, 420},
                    new double[] {-0.75, 0},
                    new double[] {0.25, 0},
                    0,
                    0.125)),
            List.of(1));

    assertThat(written(new FromServer.Surface(surface))).isEqualTo(example("surface"));
  }

  @Test
  void openedHasExactlyTheMembersOfTheExample() throws Exception {
    Run run =
        new Run(
            "id", ExperimentUrl.parse("data=moons&opt=adam&layers=10:relu"), 0, NanoClock.system());

    JsonNode opened = written(new FromServer.Opened(run, run.state(), 0));
    JsonNode example = example("opened");

    assertThat(shape(opened, "")).isEqualTo(shape(example, ""));
    assertThat(opened.get("lanes").get(0)).isEqualTo(example.get("lanes").get(0));
    assertThat(opened.get("experiment").asText()).isEqualTo("data=moons&layers=10:relu&opt=adam");
    assertThat(opened.at("/points/train/x1/0").asText()).matches("-?\\d\\.\\d{1,6}");
  }

  /**
   * Every path of member names with the kind of what stands there; of an array all elements
   * together.
   */
  private static TreeSet<String> shape(JsonNode node, String path) {
    TreeSet<String> paths = new TreeSet<>();
    if (node.isObject()) {
      node.fieldNames()
          .forEachRemaining(name -> paths.addAll(shape(node.get(name), path + "/" + name)));
    } else if (node.isArray()) {
      paths.add(path + "[]");
      List<JsonNode> elements = new ArrayList<>();
      node.forEach(elements::add);
      elements.forEach(element -> paths.addAll(shape(element, path + "[]")));
    } else {
      paths.add(path + " " + node.getNodeType());
    }
    // An empty set of points has no numbers, and that is no difference of shape.
    paths.removeIf(p -> p.startsWith("/points") && p.endsWith("NUMBER"));
    return paths;
  }
}
