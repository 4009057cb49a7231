package descent.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import descent.data.DataName;
import descent.data.DataSettings;
import descent.data.Split;
import descent.experiment.Batching;
import descent.experiment.Lane;
import descent.experiment.Restraint;
import descent.experiment.Start;
import descent.experiment.StepRule;
import descent.nn.Activation;
import descent.nn.HiddenLayer;
import descent.nn.Initializer;
import descent.nn.Pass;
import descent.oracle.Notebooks;
import descent.training.Training;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PictureMakerTest {
  private static final Split CIRCLES = Notebooks.CIRCLES.draw();
  private static final Box BOX = Box.around(CIRCLES);
  private Training training;
  private PictureMaker pictureMaker;

  @BeforeEach
  void openTheNotebooksExperiment() {
    open(Notebooks.initialization(Initializer.HE, 1));
  }

  private void open(Lane lane) {
    training = new Training(CIRCLES, lane);
    pictureMaker = new PictureMaker(CIRCLES, lane, BOX);
  }

  @Test
  void theBoxIsTheSquareAboutAllPoints() {
    assertThat(BOX).isEqualTo(new Box(-1.3, 1.3, -1.3, 1.3));
    assertThat(BOX.x1(0, 100)).isCloseTo(-1.287, within(1e-12));
    assertThat(BOX.x2(0, 100)).isCloseTo(1.287, within(1e-12));
  }

  @Test
  void theSurfaceIsTheNetworksZAtThePixelsCentres() {
    training.skip();

    PlaneMap map = pictureMaker.picture(training, Look.WEIGHTS).surface().get(0);

    for (int pixel : new int[] {0, 57, 4321, 9999}) {
      double z = z(BOX.x1(pixel % 100, 100), BOX.x2(pixel / 100, 100), 3, 0);
      assertThat(decode(map, pixel)).isCloseTo(z, within(map.scale() * 2.0 / 127));
    }
  }

  @Test
  void theBoundaryIsKeptToASmallFractionOfTheScale() {
    PlaneMap map = pictureMaker.picture(training, Look.WEIGHTS).surface().get(0);

    for (int pixel = 0; pixel < 10_000; pixel++) {
      double z = z(BOX.x1(pixel % 100, 100), BOX.x2(pixel / 100, 100), 3, 0);
      if (Math.abs(z) < map.scale() / 1000) {
        assertThat(decode(map, pixel)).isCloseTo(z, within(map.scale() / 1000));
      }
    }
  }

  @Test
  void tilesWeightsAndBiasesAreThoseOfTheNetwork() {
    LanePicture picture = pictureMaker.picture(training, Look.WEIGHTS);

    assertThat(picture.layers()).extracting(LayerPicture::units).containsExactly(2, 10, 5, 1);
    assertThat(picture.layers())
        .extracting(layer -> layer.tiles().size())
        .containsExactly(2, 10, 5, 1);
    double[] theta = training.network().theta();
    LayerPicture second = picture.layers().get(2);
    assertThat(second.W()).hasSize(50);
    assertThat(second.W()[7]).isEqualTo((float) theta[30 + 7]);
    assertThat(second.b()).hasSize(5);
    assertThat(second.lines()).isEmpty();
    double z = z(BOX.x1(12, 25), BOX.x2(12, 25), 2, 4);
    PlaneMap tile = second.tiles().get(4);
    assertThat(decode(tile, 12 * 25 + 12)).isCloseTo(z, within(tile.scale() * 2.0 / 127));
  }

  @Test
  void linesCanStandForGradientAndUpdate() {
    training.advance();

    LayerPicture gradient = pictureMaker.picture(training, look(Lines.GRADIENT)).layers().get(1);
    LayerPicture update = pictureMaker.picture(training, look(Lines.UPDATE)).layers().get(1);

    for (int i = 0; i < 20; i++) {
      assertThat(update.lines()[i]).isCloseTo(-0.01f * gradient.lines()[i], within(1e-9f));
    }
    assertThat(gradient.lines()).isNotEqualTo(new float[20]);
    assertThat(gradient.linesB()).hasSize(10);
  }

  @Test
  void theGradientIsThereBeforeTheFirstStepAndChangesNothing() {
    Training other = new Training(CIRCLES, Notebooks.initialization(Initializer.HE, 1));

    float[] ahead = pictureMaker.picture(training, look(Lines.GRADIENT)).layers().get(1).lines();
    training.advance();
    other.advance();
    float[] used = pictureMaker.picture(training, look(Lines.GRADIENT)).layers().get(1).lines();

    assertThat(ahead).containsExactly(used);
    assertThat(training.network().theta()).containsExactly(other.network().theta());
  }

  @Test
  void theNeuronsEquationAddsUp() {
    Look look =
        new Look(
            Lines.WEIGHT,
            false,
            Optional.of(new Look.Probe(0, 2, 0, 0.72, 0.78)),
            Optional.empty(),
            Optional.empty());

    LanePicture picture = pictureMaker.picture(training, look);
    NeuronPicture neuron = picture.neuron().orElseThrow();

    double z = neuron.b();
    for (int k = 0; k < 10; k++) {
      z += neuron.weights()[k] * neuron.inputs()[k];
    }
    assertThat(neuron.z()).isCloseTo(z, within(1e-12));
    assertThat(neuron.a()).isEqualTo(Math.max(0, neuron.z()));
    assertThat(neuron.map().side()).isEqualTo(100);
    assertThat(picture.layers().get(1).tiles()).isEmpty();
  }

  @Test
  void aNeuronThatIsNotThereIsRefused() {
    Look look =
        new Look(
            Lines.WEIGHT,
            true,
            Optional.of(new Look.Probe(0, 2, 5, 0, 0)),
            Optional.empty(),
            Optional.empty());

    assertThatThrownBy(() -> pictureMaker.picture(training, look))
        .hasMessage("neuron.unit must be in 0..4, was 5");
  }

  @Test
  void zerosShowEveryUnitDeadAndACopy() {
    open(Notebooks.initialization(Initializer.ZEROS, 1));
    training.advance();

    LanePicture picture = pictureMaker.picture(training, inside(Quantity.GRADIENTS));

    assertThat(picture.layers().get(1).dead()).hasSize(10);
    LayerInside layer = picture.inside().orElseThrow().layers().get(0);
    assertThat(layer.dead()).isEqualTo(1);
    assertThat(layer.copies()).isEqualTo(9);
    assertThat(layer.histogram().zeros()).isEqualTo(20);
    assertThat(layer.gradient()).isZero();
    assertThat(picture.surface().get(0).scale()).isLessThan(1e-15);
  }

  @Test
  void lookingInsideCountsEveryValueOnce() {
    training.advance();

    for (Quantity quantity : Quantity.values()) {
      Inside inside = pictureMaker.picture(training, inside(quantity)).inside().orElseThrow();
      int[] sizes =
          quantity == Quantity.ACTIVATIONS ? new int[] {3000, 1500, 300} : new int[] {20, 50, 5};
      for (int l = 0; l < 3; l++) {
        LayerInside layer = inside.layers().get(l);
        Histogram histogram = layer.histogram();
        assertThat(Arrays.stream(histogram.counts()).sum() + histogram.zeros()).isEqualTo(sizes[l]);
        assertThat(layer.rms()).isPositive();
        assertThat(layer.ratio()).isBetween(1e-8, 0.1);
      }
    }
  }

  @Test
  void theConfusionMatrixCountsTheTestSet() {
    for (int epoch = 0; epoch < 3000; epoch++) {
      training.skip();
    }
    double accuracy = training.measure().test().orElseThrow().accuracy().orElseThrow();

    Look look =
        new Look(Lines.WEIGHT, true, Optional.empty(), Optional.empty(), Optional.of(SetName.TEST));
    Confusion confusion = pictureMaker.picture(training, look).confusion().orElseThrow();

    int[][] counts = confusion.counts();
    assertThat(counts[0][0] + counts[0][1]).isEqualTo(50);
    assertThat(counts[0][0] + counts[1][1]).isEqualTo((int) Math.round(100 * accuracy));
    assertThat(confusion.recall(1)).isEqualTo(counts[1][1] / 50.0);
    assertThat(confusion.precision(1))
        .isEqualTo((double) counts[1][1] / (counts[1][1] + counts[0][1]));
  }

  @Test
  void severalClassesHaveAMapEach() {
    Split spiral = new DataSettings(DataName.SPIRAL, 90, 0, 0, 0, 3, 1).draw();
    Lane lane = Notebooks.initialization(Initializer.HE, 1);

    LanePicture picture =
        new PictureMaker(spiral, lane, Box.around(spiral))
            .picture(new Training(spiral, lane), Look.WEIGHTS);

    assertThat(picture.surface()).hasSize(3);
    assertThat(picture.layers().get(3).units()).isEqualTo(3);
  }

  @Test
  void matricesAreWrittenOutNumberByNumber() {
    training.advance();

    Matrices all =
        pictureMaker
            .picture(training, matrices(new Look.Window(Lines.GRADIENT, 0, 0, 0)))
            .matrices()
            .orElseThrow();
    Matrices one =
        pictureMaker
            .picture(training, matrices(new Look.Window(Lines.UPDATE, 2, 3, 99)))
            .matrices()
            .orElseThrow();

    double[] g = training.gradient();
    assertThat(all.blocks()).extracting(MatrixBlock::rows).containsExactly(10, 5, 1);
    assertThat(all.blocks()).extracting(MatrixBlock::columns).containsExactly(2, 10, 5);
    MatrixBlock second = all.blocks().get(1);
    for (int i = 0; i < 50; i++) {
      assertThat(second.W()[i]).isEqualTo((float) g[30 + i]);
    }
    assertThat(second.b()[4]).isEqualTo((float) g[84]);
    assertThat(second.gamma()).isEmpty();
    assertThat(second.largest())
        .isEqualTo(Arrays.stream(g, 30, 85).map(Math::abs).max().orElseThrow());
    assertThat(one.blocks()).hasSize(1);
    assertThat(one.blocks().get(0).row()).isZero();
    assertThat(one.blocks().get(0).W()[7]).isCloseTo(-0.01f * second.W()[7], within(1e-9f));
  }

  @Test
  void ofALargeLayerOnlyAWindowIsWrittenOut() {
    Lane small = Notebooks.initialization(Initializer.HE, 1);
    open(
        new Lane(
            small.inputs(),
            List.of(
                new HiddenLayer(70, Activation.RELU),
                new HiddenLayer(40, Activation.RELU, true, 1)),
            new Start(small.start().initializer(), 1, 3),
            new StepRule(small.step().optimizer(), 0.01, small.step().decay()),
            new Batching(0, 10),
            new Restraint(0, 0, small.restraint().masks(), 1, 0),
            small.loss(),
            List.of()));

    MatrixBlock corner =
        pictureMaker
            .picture(training, matrices(new Look.Window(Lines.WEIGHT, 0, 0, 0)))
            .matrices()
            .orElseThrow()
            .blocks()
            .get(1);
    MatrixBlock window =
        pictureMaker
            .picture(training, matrices(new Look.Window(Lines.WEIGHT, 2, 30, 5)))
            .matrices()
            .orElseThrow()
            .blocks()
            .get(0);

    assertThat(corner.W()).hasSize(256);
    assertThat(corner.gamma()).containsOnly(1f).hasSize(16);
    assertThat(window.row()).isEqualTo(8);
    assertThat(window.column()).isEqualTo(5);
    int W2 = training.network().layout().W(2).offset();
    assertThat(window.W()[1 * 32 + 2])
        .isEqualTo((float) training.network().theta()[W2 + 9 * 70 + 7]);
  }

  @Test
  void anExampleIsFollowedThroughEveryLayer() {
    training.advance();
    Look look =
        new Look(
            Lines.WEIGHT,
            false,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(new Look.Example(SetName.TEST, 7)),
            Optional.empty(),
            OptionalInt.empty());

    ExamplePicture followed = pictureMaker.picture(training, look).example().orElseThrow();

    double x1 = CIRCLES.test().x()[0][7];
    double x2 = CIRCLES.test().x()[1][7];
    assertThat(followed.a().get(0)).containsExactly(x1, x2);
    assertThat(followed.z().get(2)[3]).isEqualTo(z(x1, x2, 2, 3));
    assertThat(followed.a().get(2)[3]).isEqualTo(Math.max(0, followed.z().get(2)[3]));
    double p = followed.a().get(3)[0];
    assertThat(p).isCloseTo(1 / (1 + Math.exp(-z(x1, x2, 3, 0))), within(1e-12));
    assertThat(followed.y()).isEqualTo(CIRCLES.test().y()[7]);
    assertThat(followed.loss()).isCloseTo(-Math.log(followed.y() == 1 ? p : 1 - p), within(1e-12));
  }

  private static Look matrices(Look.Window window) {
    return new Look(
        Lines.WEIGHT,
        false,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(window),
        Optional.empty(),
        Optional.empty(),
        OptionalInt.empty());
  }

  private static Look look(Lines lines) {
    return new Look(lines, true, Optional.empty(), Optional.empty(), Optional.empty());
  }

  private static Look inside(Quantity quantity) {
    return new Look(Lines.WEIGHT, true, Optional.empty(), Optional.of(quantity), Optional.empty());
  }

  private double z(double x1, double x2, int layer, int unit) {
    Pass pass = Pass.looking(training.network().architecture(), 1);
    training.network().look(new double[][] {{x1}, {x2}}, pass, 1);
    return pass.Z(layer)[unit][0];
  }

  private static double decode(PlaneMap map, int pixel) {
    int v = map.bytes()[pixel] & 0xff;
    double u = (v - 127) / 127.0;
    return Math.signum(u) * map.scale() * u * u;
  }
}
