package descent.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import descent.report.EpochReport;
import descent.report.Metrics;
import descent.run.RunPicture;
import descent.view.Confusion;
import descent.view.Copies;
import descent.view.Diagnosis;
import descent.view.ExamplePicture;
import descent.view.Histogram;
import descent.view.Inside;
import descent.view.LanePicture;
import descent.view.LayerInside;
import descent.view.LayerPicture;
import descent.view.Lines;
import descent.view.Look;
import descent.view.Matrices;
import descent.view.MatrixBlock;
import descent.view.NeuronPicture;
import descent.view.PlaneMap;
import descent.view.Quantity;
import descent.view.SetName;
import descent.view.SlicePlane;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PictureCodecTest {
  private static final float[] NONE = {};
  private static final Inside INSIDE =
      new Inside(
          Quantity.GRADIENTS,
          List.of(
              new LayerInside(
                  new Histogram(true, -12, 3, new int[] {0, 3, 1}, 2),
                  0.01,
                  0.01,
                  0.001,
                  0.1,
                  0,
                  List.of(new Copies(new int[] {1, 4}, true)))));

  private static final Matrices MATRICES =
      new Matrices(
          Lines.WEIGHT,
          List.of(
              new MatrixBlock(
                  1, 0, 0, 2, 2, new float[] {1, 2, 3, 4}, new float[] {5, 6}, NONE, 6)));
  private static final ExamplePicture EXAMPLE =
      new ExamplePicture(
          new Look.Example(SetName.TRAIN, 17),
          0.5,
          0.25,
          1,
          0.11,
          List.of(new double[0], new double[] {7, 8}, new double[] {2.1}),
          List.of(new double[] {0.5, 0.25}, new double[] {7, 8}, new double[] {0.89}));

  private static List<PlaneMap> maps(int count, int side, double scale, int firstByte) {
    return IntStream.range(0, count)
        .mapToObj(
            i -> {
              byte[] bytes = new byte[side * side];
              Arrays.fill(bytes, (byte) (firstByte + i));
              return new PlaneMap(side, scale, bytes);
            })
        .toList();
  }

  private static float[] numbers(int count, float first) {
    float[] numbers = new float[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = first + i;
    }
    return numbers;
  }

  /** The picture of protocol.md's example. */
  private static RunPicture example(float[] firstWeights, float[] lines) {
    List<LayerPicture> layers =
        List.of(
            new LayerPicture(2, maps(2, 25, 1.3, 1), NONE, NONE, NONE, NONE, new int[0], List.of()),
            new LayerPicture(
                10,
                maps(10, 25, 1, 11),
                firstWeights,
                numbers(10, 100),
                lines,
                NONE,
                new int[] {3},
                List.of(new Copies(new int[] {1, 4}, true))),
            new LayerPicture(
                1,
                maps(1, 25, 7.5, 31),
                numbers(10, 200),
                numbers(1, 300),
                NONE,
                NONE,
                new int[0],
                List.of()));
    NeuronPicture neuron =
        new NeuronPicture(
            new Look.Probe(0, 1, 0, 0.72, 0.78),
            maps(1, 100, 2.5, 51).get(0),
            new double[] {0.72, 0.78},
            new double[] {1.5, -0.5},
            0.1,
            0.79,
            0.79);
    return new RunPicture(
        17,
        0,
        List.of(
            new LanePicture(
                420,
                0,
                0.003,
                Lines.WEIGHT,
                maps(1, 100, 7.5, 41),
                layers,
                Optional.of(neuron),
                Optional.of(INSIDE),
                Optional.of(new Confusion(new int[][] {{48, 2}, {4, 46}})),
                Optional.of(MATRICES),
                Optional.of(EXAMPLE),
                Optional.of(new SlicePlane.Stand(3, 0.25, -0.125, 0.5)),
                Optional.of(REPORT),
                Optional.of(new Diagnosis(Diagnosis.Verdict.VARIANCE, "High variance.")))),
        List.of(0.052));
  }

  private static final EpochReport REPORT =
      new EpochReport(
          420,
          0.3,
          0.003,
          new Metrics(0.29, OptionalDouble.of(0.9)),
          Optional.empty(),
          Optional.of(new Metrics(0.31, OptionalDouble.of(0.88))),
          Optional.empty(),
          Optional.empty());

  @Test
  void theHeaderHasExactlyTheMembersOfTheExample() throws Exception {
    TestPicture picture = TestPicture.of(PictureCodec.encode(example(numbers(20, 0), NONE)));

    JsonNode expected = new ObjectMapper().readTree(Protocol.only("picture"));
    for (String path :
        List.of(
            "",
            "/lanes/0",
            "/lanes/0/surface/outputs/0",
            "/lanes/0/layers/0",
            "/lanes/0/layers/1",
            "/lanes/0/layers/2",
            "/lanes/0/neuron",
            "/lanes/0/inside",
            "/lanes/0/inside/layers/0",
            "/lanes/0/confusion",
            "/lanes/0/diagnosis",
            "/lanes/0/report",
            "/lanes/0/report/train",
            "/lanes/0/layers/1/copies/0",
            "/lanes/0/matrices",
            "/lanes/0/matrices/layers/0",
            "/lanes/0/example",
            "/lanes/0/example/layers/0",
            "/lanes/0/example/layers/1",
            "/lanes/0/stand")) {
      assertThat(picture.header().at(path).fieldNames())
          .toIterable()
          .as(path)
          .containsExactlyInAnyOrderElementsOf(() -> expected.at(path).fieldNames());
    }
    assertThat(picture.lane(0).get("inside")).isEqualTo(expected.at("/lanes/0/inside"));
    assertThat(picture.lane(0).get("neuron").get("inputs"))
        .isEqualTo(expected.at("/lanes/0/neuron/inputs"));
  }

  @Test
  void offsetsLeadToTheNumbersAndTheMaps() {
    TestPicture picture =
        TestPicture.of(PictureCodec.encode(example(numbers(20, 0), numbers(20, 500))));

    JsonNode lane = picture.lane(0);
    JsonNode hidden = lane.get("layers").get(1);
    assertThat(picture.floats()[hidden.get("W").asInt() + 19]).isEqualTo(19f);
    assertThat(picture.floats()[hidden.get("b").asInt() + 9]).isEqualTo(109f);
    assertThat(picture.floats()[hidden.get("lines").asInt()]).isEqualTo(500f);
    assertThat(hidden.has("linesB")).isFalse();
    assertThat(picture.maps()[lane.get("layers").get(0).get("bytes").asInt() + 625])
        .isEqualTo((byte) 2);
    assertThat(picture.maps()[hidden.get("bytes").asInt() + 9 * 625]).isEqualTo((byte) 20);
    assertThat(picture.maps()[lane.at("/surface/outputs/0/bytes").asInt()]).isEqualTo((byte) 41);
    assertThat(picture.maps()[lane.at("/neuron/bytes").asInt() + 9_999]).isEqualTo((byte) 51);
    assertThat(picture.maps()).hasSize(13 * 625 + 20_000);
    JsonNode block = lane.at("/matrices/layers/0");
    assertThat(picture.floats()[block.get("W").asInt() + 3]).isEqualTo(4f);
    assertThat(picture.floats()[block.get("b").asInt() + 1]).isEqualTo(6f);
    JsonNode output = lane.at("/example/layers/2");
    assertThat(picture.floats()[output.get("z").asInt()]).isEqualTo(2.1f);
    assertThat(picture.floats()[output.get("a").asInt()]).isEqualTo(0.89f);
  }

  @Test
  void aNumberThatIsNotFiniteNeverLeaves() {
    float[] weights = numbers(20, 0);
    weights[3] = Float.NaN;
    weights[4] = Float.NEGATIVE_INFINITY;

    TestPicture picture = TestPicture.of(PictureCodec.encode(example(weights, NONE)));

    assertThat(picture.floats()).doesNotContain(Float.NaN, Float.NEGATIVE_INFINITY);
  }

  @Test
  void aPictureIsCompressedOnceForAllWhoWatch() {
    RunPicture picture = example(numbers(20, 0), NONE);
    AtomicInteger times = new AtomicInteger();

    for (int i = 0; i < 5; i++) {
      picture.encoded(
          p -> {
            times.incrementAndGet();
            return PictureCodec.encode(p);
          });
    }

    assertThat(times).hasValue(1);
  }
}
