package descent.property;

import static org.assertj.core.api.Assertions.assertThat;

import descent.data.DataName;
import descent.data.DataSettings;
import descent.data.Feature;
import descent.data.Split;
import descent.experiment.Batching;
import descent.experiment.Lane;
import descent.experiment.Masks;
import descent.experiment.Restraint;
import descent.experiment.Start;
import descent.experiment.StepRule;
import descent.nn.Activation;
import descent.nn.HiddenLayer;
import descent.nn.Initializer;
import descent.nn.LossName;
import descent.optim.Adagrad;
import descent.optim.Adam;
import descent.optim.AdamW;
import descent.optim.GradientDescent;
import descent.optim.Momentum;
import descent.optim.Nesterov;
import descent.optim.Optimizer;
import descent.optim.RmsProp;
import descent.optim.Schedule;
import descent.report.EpochReport;
import descent.training.Training;
import descent.view.Box;
import descent.view.LanePicture;
import descent.view.Look;
import descent.view.PictureMaker;
import descent.view.PlaneMap;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Whatever a visitor puts together trains or is refused with a sentence: no crash, no NaN, no
 * number that escapes.
 */
class AnyExperimentTest {
  private static final int EXPERIMENTS = 400;
  private static final double[] RATES = {1e-12, 1e-4, 0.01, 0.1, 1, 10};

  @Test
  void trainsOrIsRefusedWithASentence() {
    int trained = 0;
    for (int seed = 0; seed < EXPERIMENTS; seed++) {
      Random random = new Random(seed);
      DataSettings data = data(random);
      Lane lane = lane(random);
      try {
        train(data.draw(), lane, "seed " + seed);
        trained++;
      } catch (IllegalArgumentException refusal) {
        assertThat(refusal.getMessage()).as("seed " + seed).matches("\\w+ must be .*, was .*");
      }
    }
    assertThat(trained).isGreaterThan(EXPERIMENTS / 2);
  }

  private static void train(Split split, Lane lane, String seed) {
    Training training = new Training(split, lane);
    PictureMaker pictureMaker = new PictureMaker(split, lane, Box.around(split));
    EpochReport report = training.measure();
    for (int epoch = 0; epoch < 6 && !training.stopped(); epoch++) {
      report = training.advance();
      boolean finite = Double.isFinite(report.cost()) && Double.isFinite(report.train().loss());
      assertThat(finite || report.divergence().isPresent())
          .as(seed + ": a number that is not finite is explained")
          .isTrue();
    }
    assertThat(training.network().theta())
        .as(seed)
        .doesNotContain(Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);
    LanePicture picture = pictureMaker.picture(training, Look.WEIGHTS);
    for (PlaneMap map : picture.surface()) {
      assertThat(Double.isFinite(map.scale())).as(seed).isTrue();
    }
  }

  private static DataSettings data(Random random) {
    DataName name = one(random, DataName.values());
    int classes = name.takesClasses() ? 2 + random.nextInt(5) : 2;
    return new DataSettings(
        name,
        1 + random.nextInt(40),
        random.nextInt(3) * 10,
        random.nextInt(3) * 10,
        one(random, 0.0, 0.1, 10.0),
        classes,
        random.nextInt(1000));
  }

  private static Lane lane(Random random) {
    List<Feature> inputs =
        IntStream.range(0, 7)
            .filter(i -> i == 0 || random.nextInt(3) == 0)
            .mapToObj(i -> Feature.values()[i])
            .toList();
    List<HiddenLayer> hidden =
        IntStream.range(0, random.nextInt(5)).mapToObj(i -> layer(random)).toList();
    return new Lane(
        inputs,
        hidden,
        new Start(
            one(random, Initializer.values()),
            one(random, 1.0, -1.0, 0.0, 10.0, 1000.0),
            random.nextInt(99)),
        new StepRule(optimizer(random), RATES[random.nextInt(RATES.length)], schedule(random)),
        new Batching(random.nextInt(20), 1),
        new Restraint(
            one(random, 0.0, 0.1, 1000.0),
            one(random, 0.0, 0.1, 1000.0),
            one(random, Masks.values()),
            1,
            random.nextInt(4) == 0 ? 2 : 0),
        one(random, LossName.values()),
        List.of());
  }

  private static HiddenLayer layer(Random random) {
    return new HiddenLayer(
        1 + random.nextInt(9),
        one(random, Activation.values()),
        random.nextInt(4) == 0,
        one(random, 1.0, 0.5, 1e-3));
  }

  private static Optimizer optimizer(Random random) {
    return one(
        random,
        new GradientDescent(),
        new Momentum(0.9),
        new Nesterov(0.99),
        new Adagrad(1e-8),
        new RmsProp(0.9, 1e-8),
        new Adam(0.9, 0.999, 1e-8),
        new AdamW(0, 0, 1));
  }

  private static Schedule schedule(Random random) {
    return one(
        random,
        new Schedule.Constant(),
        new Schedule.Inverse(1, 1),
        new Schedule.Exponential(0.5),
        new Schedule.Step(0.1, 2),
        new Schedule.Cosine(3));
  }

  @SafeVarargs
  private static <T> T one(Random random, T... values) {
    return values[random.nextInt(values.length)];
  }
}
