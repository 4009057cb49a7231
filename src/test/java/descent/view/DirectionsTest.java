package descent.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import descent.math.RandomStream;
import descent.nn.Activation;
import descent.nn.Architecture;
import descent.nn.HiddenLayer;
import descent.nn.Initializer;
import descent.nn.Network;
import descent.nn.Output;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.apache.commons.math3.linear.SingularValueDecomposition;
import org.apache.commons.math3.stat.descriptive.moment.Mean;
import org.junit.jupiter.api.Test;

class DirectionsTest {

  private static List<double[]> walk(int points, int dimensions, int seed) {
    RandomStream stream = new RandomStream(seed);
    List<double[]> path = new ArrayList<>();
    double[] at = new double[dimensions];
    for (int i = 0; i < points; i++) {
      path.add(at.clone());
      for (int d = 0; d < dimensions; d++) {
        at[d] += stream.randn() * (d + 1);
      }
    }
    return path;
  }

  /**
   * Against the singular values of the whole centred matrix, which the directions are worked out
   * without.
   */
  @Test
  void thePathsComponentsAreThoseOfTheWholeMatrix() {
    for (int seed = 0; seed < 20; seed++) {
      List<double[]> path = walk(7, 12, seed);

      Directions directions = Directions.ofPath(path, new double[12]).orElseThrow();

      RealMatrix points = new Array2DRowRealMatrix(path.toArray(new double[0][]));
      for (int d = 0; d < 12; d++) {
        points.setColumnVector(
            d, points.getColumnVector(d).mapSubtract(new Mean().evaluate(points.getColumn(d))));
      }
      SingularValueDecomposition whole = new SingularValueDecomposition(points);
      double[] s = whole.getSingularValues();
      double all = 0;
      for (double value : s) {
        all += value * value;
      }
      assertThat(Math.abs(whole.getV().getColumnVector(0).dotProduct(vector(directions.first()))))
          .isCloseTo(1, within(1e-10));
      assertThat(Math.abs(whole.getV().getColumnVector(1).dotProduct(vector(directions.second()))))
          .isCloseTo(1, within(1e-10));
      assertThat(directions.explained())
          .isCloseTo((s[0] * s[0] + s[1] * s[1]) / all, within(1e-12));
      RealVector way = vector(path.get(6)).subtract(vector(path.get(0)));
      assertThat(vector(directions.first()).dotProduct(way)).isPositive();
    }
  }

  @Test
  void aStraightPathHasASecondDirectionAllTheSame() {
    double[] otherwise = {0, 1, 0, 0};
    List<double[]> path =
        List.of(new double[4], new double[] {1, 1, 0, 0}, new double[] {4, 4, 0, 0});

    Directions directions = Directions.ofPath(path, otherwise).orElseThrow();

    assertThat(directions.explained()).isCloseTo(1, within(1e-12));
    assertThat(directions.first())
        .containsExactly(new double[] {Math.sqrt(0.5), Math.sqrt(0.5), 0, 0}, within(1e-12));
    assertThat(vector(directions.first()).dotProduct(vector(directions.second())))
        .isCloseTo(0, within(1e-12));
    assertThat(vector(directions.second()).getNorm()).isCloseTo(1, within(1e-12));
  }

  @Test
  void aPathThatDoesNotMoveHasNone() {
    assertThat(Directions.ofPath(List.of(new double[] {1, 2}, new double[] {1, 2}), new double[2]))
        .isEmpty();
    assertThat(Directions.ofPath(List.of(new double[] {1, 2}), new double[2])).isEmpty();
  }

  @Test
  void randomDirectionsHaveTheNormOfEachNeuronsOwnWeights() {
    Network network =
        new Network(
            new Architecture(
                3, List.of(new HiddenLayer(4, Activation.RELU, true, 1)), 2, Output.SOFTMAX));
    network.initialize(Initializer.HE, 1, new RandomStream(1));
    java.util.Arrays.fill(network.theta(), 3, 6, 0);

    Directions directions = Directions.random(network.layout(), network.theta(), 5);

    for (double[] direction : List.of(directions.first(), directions.second())) {
      for (int row = 0; row < 4; row++) {
        assertThat(norm(direction, 3 * row, 3))
            .isCloseTo(norm(network.theta(), 3 * row, 3), within(1e-12));
      }
      assertThat(norm(direction, 12, 8)).as("gamma and beta").isZero();
      assertThat(norm(direction, 20, 4)).isCloseTo(norm(network.theta(), 20, 4), within(1e-12));
      assertThat(norm(direction, 28, 2)).as("b").isZero();
    }
    assertThat(directions.first()).isNotEqualTo(directions.second());
    assertThat(Directions.random(network.layout(), network.theta(), 5).second())
        .isEqualTo(directions.second());
  }

  @Test
  void aPointIsProjectedByLeastSquares() {
    Directions skewed =
        new Directions(
            Directions.Kind.RANDOM, new double[] {2, 0, 0}, new double[] {1, 1, 0}, Double.NaN);

    assertThat(skewed.project(new double[] {1, -3, 4}))
        .containsExactly(new double[] {2, -3, 4}, within(1e-12));
  }

  @Test
  void aDirectionOfLengthZeroHasNoCoordinate() {
    Directions none =
        new Directions(Directions.Kind.RANDOM, new double[3], new double[3], Double.NaN);

    assertThat(none.project(new double[] {0, 3, 4})).containsExactly(0, 0, 5);
  }

  private static RealVector vector(double[] values) {
    return new ArrayRealVector(values);
  }

  private static double norm(double[] values, int from, int n) {
    return new ArrayRealVector(values, from, n).getNorm();
  }
}
