package descent.url;

import descent.check.Bug;
import descent.data.DataName;
import descent.data.DataSettings;
import descent.data.Edit;
import descent.data.Feature;
import descent.data.Labels;
import descent.data.Task;
import descent.experiment.Batching;
import descent.experiment.Change;
import descent.experiment.Changes;
import descent.experiment.Experiment;
import descent.experiment.Lane;
import descent.experiment.Masks;
import descent.experiment.Restraint;
import descent.experiment.Start;
import descent.experiment.StepRule;
import descent.nn.Activation;
import descent.nn.HiddenLayer;
import descent.nn.Initializer;
import descent.nn.LossName;
import descent.nn.Slot.Kind;
import descent.optim.Adagrad;
import descent.optim.Adam;
import descent.optim.AdamW;
import descent.optim.GradientDescent;
import descent.optim.Momentum;
import descent.optim.Nesterov;
import descent.optim.Optimizer;
import descent.optim.RmsProp;
import descent.optim.Schedule;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.Stream;

/** Draws experiments from everywhere in the space of settings, each the same for the same seed. */
final class Experiments {
  private final Random random;

  Experiments(long seed) {
    random = new Random(seed);
  }

  Experiment next() {
    DataName name = one(DataName.values());
    int classes = name.takesClasses() ? 2 + random.nextInt(5) : 2;
    double noise = random.nextBoolean() ? name.usualNoise() : number(10);
    DataSettings data =
        new DataSettings(
            name,
            20 + random.nextInt(980),
            random.nextInt(99),
            random.nextInt(99),
            noise,
            classes,
            seed(),
            edits(),
            labels(name));
    List<Lane> lanes =
        Stream.generate(this::lane)
            .limit(random.nextInt(3) == 0 ? 1 + random.nextInt(6) : 1)
            .toList();
    OptionalInt epochs =
        random.nextBoolean() ? OptionalInt.empty() : OptionalInt.of(1 + seed() / 4);
    return new Experiment(data, lanes, epochs, changes());
  }

  private Labels labels(DataName name) {
    return name.task(2) == Task.REGRESSION || random.nextInt(3) > 0
        ? Labels.AS_THEY_ARE
        : new Labels(0.05 * random.nextInt(20), 0.05 * random.nextInt(21));
  }

  /** At most one of a setting an epoch: each has an epoch of its own. */
  private Changes changes() {
    List<Change> changes = new ArrayList<>();
    int epoch = 0;
    for (int i = random.nextInt(4) == 0 ? random.nextInt(6) : 0; i > 0; i--) {
      epoch += 1 + random.nextInt(1000);
      changes.add(new Change(epoch, what()));
    }
    return new Changes(changes);
  }

  private Change.What what() {
    double keep = 1 - number(1);
    return one(
        new Change.Rate(Math.max(Double.MIN_VALUE, number(10))),
        new Change.L1(number(1000)),
        new Change.L2(number(1)),
        new Change.Keep(List.of(keep > 0 ? keep : 0.5)),
        new Change.Points(new Edit.Add(number(10), number(20) - 10, random.nextInt(2))),
        new Change.Points(new Edit.Move(random.nextInt(20), number(10), number(20) - 10)));
  }

  private List<Edit> edits() {
    return Stream.<Edit>generate(
            () ->
                one(
                    new Edit.Add(number(10), number(20) - 10, random.nextInt(2)),
                    new Edit.Move(random.nextInt(20), number(10), number(20) - 10),
                    new Edit.Drop(random.nextInt(5))))
        .limit(random.nextInt(4) == 0 ? random.nextInt(5) : 0)
        .toList();
  }

  private Lane lane() {
    List<Feature> inputs = new ArrayList<>(List.of(Feature.values()));
    Collections.shuffle(inputs, random);
    List<HiddenLayer> hidden = Stream.generate(this::layer).limit(random.nextInt(4)).toList();
    return new Lane(
        inputs.subList(0, 1 + random.nextInt(inputs.size())),
        hidden,
        new Start(one(Initializer.values()), number(2000) - 1000, seed()),
        new StepRule(optimizer(), Math.max(Double.MIN_VALUE, number(10)), schedule()),
        new Batching(random.nextInt(3) * random.nextInt(99), seed()),
        new Restraint(
            number(1000),
            random.nextBoolean() ? 0 : number(1),
            one(Masks.values()),
            seed(),
            random.nextBoolean() ? 0 : 1 + random.nextInt(99)),
        one(LossName.values()),
        bugs());
  }

  private List<Bug> bugs() {
    int l = 1 + random.nextInt(9);
    return Stream.<Bug>generate(
            () ->
                one(
                    new Bug.Factor(one(Kind.values()), l, number(2000) - 1000),
                    new Bug.Transpose(l),
                    new Bug.NoMean(one(Kind.W, Kind.B), l),
                    new Bug.NoL2(l),
                    new Bug.NoDerivative(l),
                    new Bug.NoCentring(l)))
        .limit(random.nextInt(4) == 0 ? random.nextInt(5) : 0)
        .toList();
  }

  private HiddenLayer layer() {
    double keep = random.nextBoolean() ? 1 : 1 - number(1);
    return new HiddenLayer(
        1 + random.nextInt(99),
        one(Activation.values()),
        random.nextInt(3) == 0,
        keep > 0 ? keep : 0.5);
  }

  private Optimizer optimizer() {
    double beta1 = below1();
    double beta2 = below1();
    double epsilon = Math.max(Double.MIN_VALUE, number(1));
    return one(
        new GradientDescent(),
        new Momentum(beta1),
        new Nesterov(beta1),
        new Adagrad(epsilon),
        new RmsProp(beta2, epsilon),
        new Adam(beta1, beta2, epsilon),
        new AdamW(beta1, beta2, epsilon));
  }

  private Schedule schedule() {
    double rate = Math.max(1e-9, number(1));
    int every = 1 + random.nextInt(9);
    return one(
        new Schedule.Constant(),
        new Schedule.Inverse(rate, every),
        new Schedule.Exponential(rate),
        new Schedule.Step(rate, every),
        new Schedule.Cosine(every));
  }

  private double below1() {
    double value = number(1);
    return value < 1 ? value : 0.9;
  }

  /**
   * A number up to {@code most} as a person would write it, or one with all its digits, large or
   * tiny.
   */
  private double number(double most) {
    return switch (random.nextInt(4)) {
      case 0 -> 0;
      case 1 -> Math.min(most, random.nextInt(100) / 100.0);
      case 2 -> random.nextDouble() * most;
      default -> Math.min(most, random.nextDouble() * Math.pow(10, -random.nextInt(300)));
    };
  }

  private int seed() {
    return random.nextBoolean() ? random.nextInt(10) : random.nextInt(1_000_000_001);
  }

  @SafeVarargs
  private <T> T one(T... values) {
    return values[random.nextInt(values.length)];
  }
}
