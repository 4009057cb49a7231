package descent.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import descent.data.Examples;
import descent.data.Split;
import descent.experiment.Experiment;
import descent.training.History;
import descent.training.Training;
import descent.url.ExperimentUrl;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LossSliceTest {
  private final List<LossSlice.Candidate> lanes = new ArrayList<>();
  private Split data;

  private void train(String url, int epochs) {
    Experiment experiment = ExperimentUrl.parse(url);
    data = experiment.data().draw();
    for (var lane : experiment.lanes()) {
      Training training = new Training(data, lane);
      History history = new History(training, 400_000);
      for (int epoch = 0; epoch < epochs; epoch++) {
        training.skip();
        history.epochDone();
      }
      lanes.add(new LossSlice.Candidate(lane, training, history.path()));
    }
  }

  private static List<LossSurface> surfaces(LossSlice slice) {
    List<LossSurface> surfaces = new ArrayList<>();
    while (!slice.done()) {
      if (slice.step()) {
        surfaces.add(slice.surface());
      }
    }
    return surfaces;
  }

  private LossSurface finest(Directions.Kind kind) {
    List<LossSurface> all = surfaces(new LossSlice(data, lanes, new Look.Slice(0, kind, 1, 0)));
    return all.get(all.size() - 1);
  }

  private static double at(LossSurface surface, int row, int column) {
    return surface.losses()[row * surface.side() + column];
  }

  /** ½ mean (w·x + b − y)², worked out by hand. */
  private static double halfMeanSquare(Examples set, double[] theta) {
    double sum = 0;
    for (int j = 0; j < set.size(); j++) {
      double rest = theta[0] * set.x()[0][j] + theta[1] * set.x()[1][j] + theta[2] - set.y()[j];
      sum += rest * rest / 2;
    }
    return sum / set.size();
  }

  @Test
  void theLossOfLinearRegressionIsAParaboloid() {
    train("data=plane&layers=&lr=0.05", 40);
    double[] here = lanes.get(0).training().network().theta().clone();

    LossSurface surface = finest(Directions.Kind.PATH);

    assertThat(surface.side()).isEqualTo(41);
    Directions directions =
        Directions.ofPath(
                lanes.get(0).path().stream().map(station -> station.theta()).toList(),
                new double[3])
            .orElseThrow();
    for (int row = 0; row < 41; row += 8) {
      for (int column = 0; column < 41; column += 5) {
        double alpha =
            surface.firstRange()[0]
                + (surface.firstRange()[1] - surface.firstRange()[0]) * column / 40;
        double beta =
            surface.secondRange()[1]
                - (surface.secondRange()[1] - surface.secondRange()[0]) * row / 40;
        double[] theta = new double[3];
        for (int i = 0; i < 3; i++) {
          theta[i] = here[i] + alpha * directions.first()[i] + beta * directions.second()[i];
        }
        assertThat(at(surface, row, column))
            .isCloseTo(halfMeanSquare(data.train(), theta), within(1e-12));
      }
    }
    for (int k = 0; k < 38; k++) {
      double third =
          at(surface, 20, k + 3)
              - 3 * at(surface, 20, k + 2)
              + 3 * at(surface, 20, k + 1)
              - at(surface, 20, k);
      assertThat(third).isCloseTo(0, within(1e-12));
    }
  }

  @Test
  void whereTheLaneStandsTheLossIsWhatTheCurvesSay() {
    train("opt=adam", 60);

    LossSurface random = finest(Directions.Kind.RANDOM);
    LossSurface path = finest(Directions.Kind.PATH);

    double loss = lanes.get(0).training().measure().train().loss();
    assertThat(at(random, 20, 20)).isCloseTo(loss, within(1e-12));
    assertThat(path.trails().get(0).loss()).isCloseTo(loss, within(1e-12));
    assertThat(random.firstRange()).containsExactly(-1, 1);
    assertThat(random.explained()).isNaN();
    assertThat(path.explained()).isBetween(0.5, 1.0);
    assertThat(path.parameters()).isEqualTo(91);
  }

  @Test
  void theGridGrowsFinerAndKeepsItsNodes() {
    train("opt=adam", 20);

    List<LossSurface> all =
        surfaces(new LossSlice(data, lanes, new Look.Slice(0, Directions.Kind.PATH, 1, 7)));

    assertThat(all).extracting(LossSurface::side).containsExactly(11, 21, 41);
    assertThat(all).extracting(LossSurface::done).containsExactly(false, false, true);
    for (int i = 0; i < 11; i++) {
      for (int k = 0; k < 11; k++) {
        assertThat(at(all.get(2), 4 * i, 4 * k)).isEqualTo(at(all.get(0), i, k));
      }
    }
  }

  @Test
  void thePathEndsWhereTheLaneStandsAndLiesWithinTheSlice() {
    train("opt=adam&batch=50", 100);
    lanes.get(0).training().advanceBatch();

    LossSurface surface = finest(Directions.Kind.PATH);

    LossSurface.Trail trail = surface.trails().get(0);
    int last = trail.epochs().length - 1;
    assertThat(trail.epochs()[0]).isZero();
    assertThat(trail.epochs()[last]).isEqualTo(100);
    for (int i = 0; i <= last; i++) {
      assertThat(trail.first()[i]).isBetween(surface.firstRange()[0], surface.firstRange()[1]);
      assertThat(trail.second()[i]).isBetween(surface.secondRange()[0], surface.secondRange()[1]);
    }
  }

  @Test
  void lanesOfTheSameShapeStandOnThePlaneAndOthersDoNot() {
    train("lane=opt=gd&lane=opt=adam&lane=layers=4:tanh&lane=layers=10:relu:keep0.5,5:relu", 30);

    LossSurface surface = finest(Directions.Kind.PATH);

    assertThat(surface.trails()).extracting(LossSurface.Trail::lane).containsExactly(0, 1, 3);
    assertThat(surface.others()).containsExactly(2);
    assertThat(surface.trails().get(0).off()).isCloseTo(0, within(1e-12));
    assertThat(surface.trails().get(1).off()).isPositive();
    assertThat(surface.trails().get(1).loss())
        .isCloseTo(lanes.get(1).training().measure().train().loss(), within(1e-12));
  }

  @Test
  void beforeTheFirstStepThereIsNoPathAndTheDirectionsAreRandom() {
    train("", 0);

    assertThat(finest(Directions.Kind.PATH).kind()).isEqualTo(Directions.Kind.RANDOM);
  }

  @Test
  void allZerosAreAPlain() {
    train("init=zeros", 3);

    for (double loss : finest(Directions.Kind.RANDOM).losses()) {
      assertThat(loss).isCloseTo(Math.log(2), within(1e-6));
    }
  }

  @Test
  void aSurveyLeavesTheTrainingAsItIs() {
    train("layers=8:tanh:bn&opt=adam&batch=50", 10);
    Training training = lanes.get(0).training();
    double[] theta = training.network().theta().clone();
    double[] averages = training.network().averages();
    LossSlice slice = new LossSlice(data, lanes, new Look.Slice(0, Directions.Kind.PATH, 1, 0));
    double before = training.measure().train().loss();
    surfaces(slice);

    assertThat(training.network().theta()).isEqualTo(theta);
    assertThat(training.network().averages()).isEqualTo(averages);
    assertThat(slice.surface().trails().get(0).loss()).isCloseTo(before, within(1e-12));
  }

  @Test
  void ofALargeNetworkFewerExamplesAreTaken() {
    train("layers=200:relu,200:relu&n=3000", 1);

    LossSlice slice = new LossSlice(data, lanes, new Look.Slice(0, Directions.Kind.RANDOM, 1, 0));
    while (!slice.step()) {
      // A node at a time.
    }

    assertThat(slice.surface().examples()).isEqualTo(121);
    assertThat(slice.surface().of()).isEqualTo(3000);
  }
}
