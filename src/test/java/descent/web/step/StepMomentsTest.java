package descent.web.step;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import descent.expression.Evaluator;
import descent.expression.Shape;
import descent.moment.Moments;
import descent.moment.Quantity;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is told of a step is what the training did: every quantity's expression, worked out by the
 * interpreter from the numbers of the answer, gives the numbers that the kernels left there.
 */
class StepMomentsTest {
  private static final double CLOSE = 1e-11;

  static Stream<String> steps() {
    List<String> all = new ArrayList<>();
    for (String optimizer :
        List.of("gd", "momentum", "nesterov", "adagrad", "rmsprop", "adam", "adamw")) {
      all.add("layers=5:tanh,4:relu&n=40&batch=16&epochs=30&batches=1&l2=0.7&opt=" + optimizer);
      all.add("layers=3:leaky:bn&n=20&l1=0.2&opt=" + optimizer);
    }
    for (String g : List.of("relu", "leaky", "tanh", "sigmoid", "linear")) {
      all.add("layers=7:" + g + ",4:" + g + ":bn:keep0.7&n=25&loss=squared&epochs=5");
      all.add("data=hills&layers=6:" + g + ":keep0.5&n=25&mask=frozen&epochs=3&l1=0.3&l2=0.4");
      all.add("data=rings&classes=3&layers=6:" + g + "&n=25&epochs=3");
    }
    all.add("layers=&n=20&epochs=4");
    all.add("data=blobs&classes=6&layers=5:tanh:bn,4:relu&n=40&batch=12&l2=0.4&epochs=6&batches=1");
    all.add("layers=4:tanh:bn,3:relu&n=30&l2=0.5&bug=dW1*2,db2:nomean,dgamma1*-1&epochs=4");
    all.add("layers=4:tanh,4:tanh,3:relu&n=30&l2=0.5&bug=dW1:nol2,dZ1:noderivative&epochs=4");
    all.add("layers=4:tanh:bn,3:relu&n=30&bug=dZ1:nocentring,dbeta1*3&epochs=4");
    all.add("layers=4:tanh&n=30&l2=0.5&bug=dW1*3,dW1:nol2,dW2:nomean&epochs=4");
    all.add(
        "layers=6:tanh:keep0.9&n=30&batch=8&epochs=9&batches=2&changes=3:lr:0.3,3:l2:0.5,5:keep:0.6,6:l1:0.1,7:add:0.5:0.5:1");
    return all.stream();
  }

  @ParameterizedTest
  @MethodSource("steps")
  void everyExpressionGivesTheNumbersOfItsKernel(String query) throws Exception {
    StepJob.Outcome outcome = outcome(query);
    ByteArrayOutputStream json = new ByteArrayOutputStream();
    StepJson.write(outcome, StepRequest.of(query), json);
    JsonNode answer = new ObjectMapper().readTree(json.toByteArray());
    List<Quantity> quantities = Moments.of(outcome.settings()).quantities();
    Map<String, double[][]> tensors = new HashMap<>();
    for (Quantity quantity : quantities) {
      tensors.put(quantity.name(), rows(answer.at(quantity.at()), quantity.shape()));
    }

    for (Quantity quantity : quantities) {
      if (quantity.expression().isPresent()) {
        double[][] told =
            Evaluator.evaluate(quantity.expression().get(), tensors, outcome.settings().numbers());
        close(quantity.name(), told, tensors.get(quantity.name()));
      }
    }
    assertThat(quantities).hasSizeGreaterThan(10);
  }

  @ParameterizedTest
  @MethodSource("steps")
  void everyMomentShowsQuantitiesThatThereAre(String query) {
    Moments.Told told = Moments.of(outcome(query).settings());
    List<String> names = told.quantities().stream().map(Quantity::name).toList();
    List<String> ids = told.moments().stream().map(moment -> moment.id()).toList();

    assertThat(ids).doesNotHaveDuplicates().contains("batch", "J", "dW1", "newW1", "newJ");
    told.moments().forEach(moment -> assertThat(names).contains(moment.result()));
    told.quantities().stream()
        .filter(quantity -> !quantity.from().isEmpty())
        .forEach(quantity -> assertThat(ids).as(quantity.name()).contains(quantity.from()));
  }

  private static StepJob.Outcome outcome(String query) {
    StepJob job = new StepJob(StepRequest.of(query));
    List<StepJob.Outcome> told = new ArrayList<>();
    while (job.advance(told::add)) {
      // One piece after the other, as a scheduler does.
    }
    return told.get(0);
  }

  private static double[][] rows(JsonNode value, Shape shape) {
    assertThat(value.isMissingNode()).as(shape + " of the answer is there").isFalse();
    if (value.isNumber()) {
      return new double[][] {{value.doubleValue()}};
    }
    List<double[]> rows = new ArrayList<>();
    for (JsonNode row : value) {
      double[] numbers = new double[row.isArray() ? row.size() : 1];
      for (int j = 0; j < numbers.length; j++) {
        numbers[j] = row.isArray() ? row.get(j).doubleValue() : row.doubleValue();
      }
      rows.add(numbers);
    }
    double[][] all = rows.toArray(double[][]::new);
    if (!shape.rows().equals(Shape.ONE)) {
      return all;
    }
    double[][] line = new double[1][all.length];
    for (int j = 0; j < all.length; j++) {
      line[0][j] = all[j][0];
    }
    return line;
  }

  private static void close(String name, double[][] told, double[][] kernels) {
    double largest = 1e-300;
    for (double[] row : kernels) {
      for (double x : row) {
        largest = Math.max(largest, Math.abs(x));
      }
    }
    assertThat(told.length).as(name).isIn(1, kernels.length);
    for (int i = 0; i < kernels.length; i++) {
      double[] row = told[told.length == 1 ? 0 : i];
      assertThat(row.length).as(name).isIn(1, kernels[i].length);
      for (int j = 0; j < kernels[i].length; j++) {
        double x = row[row.length == 1 ? 0 : j];
        assertThat(Math.abs(x - kernels[i][j]))
            .as("%s, row %d, column %d: %s and %s", name, i, j, x, kernels[i][j])
            .isLessThanOrEqualTo(CLOSE * largest + 1e-17);
      }
    }
  }
}
