package descent.view;

import static org.assertj.core.api.Assertions.assertThat;

import descent.math.RandomStream;
import descent.nn.Activation;
import descent.nn.Architecture;
import descent.nn.HiddenLayer;
import descent.nn.Initializer;
import descent.nn.Network;
import descent.nn.Output;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SymmetryTest {
  private Network network;

  /** W1 5×2 at 0, b1 at 10, W2 1×5 at 15, b2 at 20. */
  @BeforeEach
  void drawANetwork() {
    network =
        new Network(
            new Architecture(2, List.of(new HiddenLayer(5, Activation.TANH)), 1, Output.SIGMOID));
    network.initialize(Initializer.HE, 1, new RandomStream(3));
  }

  private void copy(int from, int to) {
    double[] theta = network.theta();
    System.arraycopy(theta, 2 * from, theta, 2 * to, 2);
    theta[10 + to] = theta[10 + from];
  }

  @Test
  void randomWeightsHaveNoCopies() {
    assertThat(Symmetry.of(network, 1)).isEmpty();
  }

  @Test
  void zerosMakeAllUnitsCopiesThatLearnTheSame() {
    network.initialize(Initializer.ZEROS, 1, new RandomStream(3));

    List<Copies> groups = Symmetry.of(network, 1);

    assertThat(groups).hasSize(1);
    assertThat(groups.get(0).units()).containsExactly(0, 1, 2, 3, 4);
    assertThat(groups.get(0).outgoing()).isTrue();
    assertThat(Symmetry.of(network, 2)).isEmpty();
  }

  @Test
  void groupsAreToldApartAndWhatLeavesThemToo() {
    copy(0, 3);
    copy(1, 4);
    network.theta()[15 + 4] = network.theta()[15 + 1];

    List<Copies> groups = Symmetry.of(network, 1);

    assertThat(groups).extracting(group -> group.units()[0]).containsExactly(0, 1);
    assertThat(groups).extracting(group -> group.units()[1]).containsExactly(3, 4);
    assertThat(groups).extracting(Copies::outgoing).containsExactly(false, true);
  }

  @Test
  void aBiasOfItsOwnOrTheLastBitOfAWeightMakesAUnitItsOwn() {
    copy(0, 3);
    network.theta()[13] = 0.5;
    copy(1, 4);
    network.theta()[8] = Math.nextUp(network.theta()[8]);

    assertThat(Symmetry.of(network, 1)).isEmpty();
  }

  @Test
  void zeroIsZeroWhateverItsSign() {
    network.theta()[0] = 0.0;
    copy(0, 3);
    network.theta()[6] = -0.0;

    assertThat(Symmetry.of(network, 1)).hasSize(1);
  }
}
