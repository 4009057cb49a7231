package descent.url;

import static descent.url.Group.NETWORK;
import static descent.url.Group.RESTRAINT;
import static descent.url.Group.RUN;
import static descent.url.Group.START;

import descent.data.DataSettings;
import descent.data.Feature;
import descent.data.Labels;
import descent.experiment.Batching;
import descent.experiment.Experiment;
import descent.experiment.Lane;
import descent.experiment.Masks;
import descent.experiment.Restraint;
import descent.experiment.Start;
import descent.experiment.StepRule;
import descent.nn.Initializer;
import descent.nn.LossName;
import descent.optim.Optimizer;
import descent.optim.OptimizerName;
import descent.setting.BadSetting;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The keys of an experiment's query string, in the order in which they are printed, and all that is
 * known of each: how it is written, what it is where nothing is said, where an experiment has it,
 * and what is said of it to people.
 */
public enum Setting {
  DATA(
      "data",
      DataForm.FORM,
      "circles",
      ofData(DataSettings::name),
      About.of(Group.DATA, "data set", "The recipe that the examples are drawn from.")
          .brief("data")
          .example("moons")),
  N(
      "n",
      Form.whole(DataSettings.TRAIN).stepping("50"),
      "300",
      ofData(DataSettings::train),
      About.of(Group.DATA, "training examples", "How many examples there are to learn from.")
          .brief("train")
          .label("train", "examples")
          .symbol("m", "m")
          .unit("examples")
          .example("80")),
  DEV(
      "dev",
      Form.whole(DataSettings.HELD_OUT).stepping("50"),
      "0",
      ofData(DataSettings::dev),
      About.of(Group.DATA, "dev examples", "How many examples there are to choose settings by.")
          .brief("dev")
          .label("dev", "examples")
          .unit("examples")
          .idle("0")
          .example("100")),
  TEST(
      "test",
      Form.whole(DataSettings.HELD_OUT).stepping("50"),
      "100",
      ofData(DataSettings::test),
      About.of(Group.DATA, "test examples", "How many examples there are to report on.")
          .brief("test")
          .label("test", "examples")
          .unit("examples")
          .example("300")),
  NOISE(
      "noise",
      Form.number(DataSettings.NOISE).stepping("0.01"),
      "0",
      ofData(DataSettings::noise),
      About.of(
              Group.DATA,
              "noise",
              "The standard deviation of what is added to each coordinate, or to the value.")
          .example("0.3")),
  CLASSES(
      "classes",
      Form.whole(DataSettings.CLASSES),
      "2",
      ofData(DataSettings::classes),
      About.of(
              Group.DATA, "classes", "How many classes there are, where the data set has a choice.")
          .unit("classes")
          .example("3")),
  IMBALANCE(
      "imbalance",
      Form.number(Labels.IMBALANCE).or("none", 0.0).stepping("0.05"),
      "none",
      ofData(data -> data.labels().imbalance()),
      About.of(
              Group.DATA,
              "imbalance",
              "The share of class 1 among the examples of every set; none for what the recipe gives.")
          .label("class 1", "as a share of the examples, or none")
          .idle("none")
          .example("0.1")),
  FLIP(
      "flip",
      Form.number(Labels.FLIP).stepping("0.05"),
      "0",
      ofData(data -> data.labels().flip()),
      About.of(
              Group.DATA,
              "wrong labels",
              "The share of examples of every set whose label is wrong: that of the next class.")
          .brief("flip")
          .label("flip", "share of wrong labels")
          .idle("0")
          .example("0.1")),
  DATA_SEED(
      "dataSeed",
      Form.seed(),
      "1",
      ofData(DataSettings::seed),
      About.of(
              Group.DATA,
              "seed of the data",
              "The seed of the training set; the test set has the next, the dev set the one after.")
          .brief("data seed")
          .label("seed", "of the data")),
  EDITS(
      "edits",
      EditsForm.FORM,
      "",
      ofData(DataSettings::edits),
      About.of(
              Group.DATA,
              "changes by hand",
              "Training examples added, moved or dropped by hand; INDEX counts the generated ones from 0 and goes on"
                  + " with the added ones.")
          .brief("edits")
          .example("add:0.5:0.5:1")),
  INPUTS(
      "inputs",
      Form.someOf(Feature.values()),
      "x1,x2",
      ofLane(Lane::inputs),
      About.of(NETWORK, "inputs", "What the network sees of a point.").example("x1,x2,x1x1,x2x2")),
  LAYERS(
      "layers",
      LayersForm.FORM,
      "10:relu,5:relu",
      ofLane(Lane::hidden),
      About.of(
              NETWORK,
              "layers",
              "The hidden layers, first to last: units, activation, batch norm, and the share of units that dropout keeps.")
          .example("10:relu,5:relu,5:relu")),
  INIT(
      "init",
      Form.oneOf(Initializer.values()),
      "he",
      ofLane(lane -> lane.start().initializer()),
      About.of(START, "start", "How the weights start; biases start at 0.").example("zeros")),
  SCALE(
      "scale",
      Form.number(Start.SCALE),
      "1",
      ofLane(lane -> lane.start().scale()),
      About.of(START, "scale of the start", "What the initial weights are multiplied by.")
          .brief("scale")
          .label("×", "scale")
          .idle("1")
          .example("10")),
  WEIGHT_SEED(
      "weightSeed",
      Form.seed(),
      "3",
      ofLane(lane -> lane.start().seed()),
      About.of(START, "seed of the start", "The seed of the draws behind the weights.")
          .brief("seed")
          .label("seed", "of the weights")),
  OPT(
      "opt",
      Form.oneOf(OptimizerName.values()),
      "gd",
      ofLane(lane -> lane.step().optimizer().is()),
      About.of(Group.STEP, "step", "The optimizer: how a step is made from a gradient.")
          .example("adam")),
  LR(
      "lr",
      Form.number(StepRule.RATE).stepping("log"),
      "0.01",
      ofLane(lane -> lane.step().learningRate()),
      About.of(Group.STEP, "learning rate", "What a step is multiplied by, before any decay.")
          .label("rate", "of learning")
          .brief("rate")
          .symbol("α", "\\alpha")
          .example("0.1")
          .changesOnTheWay()),
  BETA1(
      "beta1",
      Form.number(Optimizer.BETA).stepping("0.01"),
      "0.9",
      ofLane(lane -> lane.step().optimizer().settings().beta1()),
      About.of(
              Group.STEP,
              "β₁",
              "How much of the mean of past gradients is kept at each step; momentum's β.")
          .label("β₁", "beta 1")
          .symbol("β₁", "\\beta_1")
          .example("0.99")),
  BETA2(
      "beta2",
      Form.number(Optimizer.BETA).stepping("0.001"),
      "0.999",
      ofLane(lane -> lane.step().optimizer().settings().beta2()),
      About.of(
              Group.STEP,
              "β₂",
              "How much of the mean of past squared gradients is kept at each step.")
          .label("β₂", "beta 2")
          .symbol("β₂", "\\beta_2")
          .example("0.9")),
  EPSILON(
      "epsilon",
      Form.number(Optimizer.EPSILON).stepping("log"),
      "1e-8",
      ofLane(lane -> lane.step().optimizer().settings().epsilon()),
      About.of(Group.STEP, "ε", "What keeps the denominator of a step from 0.")
          .label("ε", "epsilon")
          .symbol("ε", "\\varepsilon")
          .idle("1e-8")
          .example("0.001")),
  DECAY(
      "decay",
      DecayForm.FORM,
      "none",
      ofLane(lane -> lane.step().decay()),
      About.of(Group.STEP, "decay", "How the learning rate falls from epoch to epoch.")
          .idle("none")
          .example("inverse:1")),
  BATCH(
      "batch",
      Form.whole(Batching.SIZE).or("full", 0),
      "full",
      ofLane(lane -> lane.batching().size()),
      About.of(Group.STEP, "batch", "How many examples a step sees.")
          .label("batch", "size, or full")
          .unit("examples")
          .example("64")),
  BATCH_SEED(
      "batchSeed",
      Form.seed(),
      "10",
      ofLane(lane -> lane.batching().seed()),
      About.of(Group.STEP, "seed of the batches", "The seed of the shuffles, one an epoch.")
          .brief("batch seed")
          .hidden()),
  L1(
      "l1",
      Form.number(Restraint.PENALTY).stepping("log"),
      "0",
      ofLane(lane -> lane.restraint().l1()),
      About.of(RESTRAINT, "L1", "λ of λ/m·Σ|W|, which is added to the cost.")
          .label("L1", "penalty")
          .symbol("λ₁", "\\lambda_1")
          .idle("0")
          .example("0.1")
          .changesOnTheWay()),
  L2(
      "l2",
      Form.number(Restraint.PENALTY).stepping("log"),
      "0",
      ofLane(lane -> lane.restraint().l2()),
      About.of(
              RESTRAINT,
              "L2",
              "λ of λ/(2m)·ΣW², which is added to the cost; AdamW shrinks the weights by it instead.")
          .label("L2", "penalty")
          .symbol("λ", "\\lambda")
          .idle("0")
          .example("1")
          .changesOnTheWay()),
  MASK(
      "mask",
      Form.oneOf(Masks.values()),
      "fresh",
      ofLane(lane -> lane.restraint().masks()),
      About.of(
              RESTRAINT,
              "mask",
              "Dropout's masks: new units left out at every step, or the same ones, as the notebook does.")
          .hint(
              "fresh: new units left out at every step; frozen: the same ones, as the notebook does")
          .example("frozen")),
  DROPOUT_SEED(
      "dropoutSeed",
      Form.seed(),
      "1",
      ofLane(lane -> lane.restraint().dropoutSeed()),
      About.of(RESTRAINT, "seed of dropout", "The seed of dropout's masks.")
          .brief("dropout seed")
          .label("seed", "of dropout")),
  LOSS(
      "loss",
      Form.oneOf(LossName.values()),
      "auto",
      ofLane(Lane::loss),
      About.of(
              Group.LOSS,
              "loss",
              "What is minimised; auto is cross-entropy for classes and squared error for numbers.")
          .example("squared")),
  BUG(
      "bug",
      BugsForm.FORM,
      "",
      ofLane(Lane::bugs),
      About.of(RUN, "planted mistake", "Mistakes planted in the backward pass.")
          .brief("bug")
          .example("dW2*2")),
  PATIENCE(
      "patience",
      Form.whole(Restraint.PATIENCE).or("none", 0).stepping("10"),
      "none",
      ofLane(lane -> lane.restraint().patience()),
      About.of(
              RESTRAINT,
              "patience",
              "Early stopping: after how many epochs without a lower dev loss; needs a dev set.")
          .label("patience", "of early stopping: epochs without a lower dev loss, or none")
          .unit("epochs")
          .hint("epochs without a lower dev loss")
          .idle("none")
          .example("50")),
  EPOCHS(
      "epochs",
      Form.whole(Experiment.EPOCHS).or("none", 0),
      "none",
      ofRun(experiment -> experiment.epochs().orElse(0)),
      About.of(RUN, "epochs", "After how many epochs the run stops.")
          .unit("epochs")
          .example("1000")),
  CHANGES(
      "changes",
      ChangesForm.FORM,
      "",
      ofRun(Experiment::changes),
      About.of(
              RUN,
              "changes on the way",
              "What is changed during the run, each after so many epochs.")
          .brief("changes")
          .example("200:lr:0.003"));

  /** Those that are a choice: what is chosen may say what others mean, and whether they do. */
  static final List<Setting> CHOOSERS =
      Stream.of(values()).filter(s -> s.shape().kind() == Shape.Kind.CHOICE).toList();

  private final String key;
  private final Form<?> form;
  private final String usual;
  private final Source<?> source;
  private final About about;

  /** Where an experiment has it: in each lane, or once. */
  private record Source<T>(boolean ofLane, BiFunction<Experiment, Lane, T> get) {}

  private static <T> Source<T> ofData(Function<DataSettings, T> get) {
    return new Source<>(false, (experiment, lane) -> get.apply(experiment.data()));
  }

  private static <T> Source<T> ofRun(Function<Experiment, T> get) {
    return new Source<>(false, (experiment, lane) -> get.apply(experiment));
  }

  private static <T> Source<T> ofLane(Function<Lane, T> get) {
    return new Source<>(true, (experiment, lane) -> get.apply(lane));
  }

  <T> Setting(String key, Form<T> form, String usual, Source<T> source, About about) {
    this.key = key;
    this.form = form;
    this.usual = usual;
    this.source = source;
    this.about = about;
  }

  public String key() {
    return key;
  }

  /** What is said of it to people. */
  public About about() {
    return about;
  }

  /** What kind of value it has. */
  public Shape shape() {
    return form.shape();
  }

  /** What may be written, fit to follow "must be". */
  public String allowed() {
    return form.allowed();
  }

  /** What it is where nothing is said, unless a choice that is made says otherwise. */
  public String usual() {
    return usual;
  }

  /** Whether lanes may differ in it; the others belong to the run as a whole. */
  public boolean laneMayHaveItsOwn() {
    return source.ofLane();
  }

  /** The choice on which it depends whether this one means anything, if there is one. */
  Optional<Setting> user() {
    return CHOOSERS.stream()
        .filter(
            chooser ->
                chooser.shape().choices().stream().anyMatch(choice -> choice.uses().contains(key)))
        .findFirst();
  }

  /** Whether a choice of this setting says what the other is where it is not given. */
  boolean saysWhatIsUsual(Setting other) {
    return shape().choices().stream().anyMatch(choice -> choice.usual().containsKey(other.key));
  }

  /** The value written as {@code text}, or {@link BadSetting}. */
  Object parse(String text) {
    return form.parse(key, text);
  }

  /** The one text for a value, which is of the setting's own type. */
  @SuppressWarnings("unchecked")
  String print(Object value) {
    return ((Form<Object>) form).print().apply(value);
  }

  /** Its value in an experiment. */
  Object of(Experiment experiment, Lane lane) {
    return source.get().apply(experiment, lane);
  }

  static Optional<Setting> named(String key) {
    return Stream.of(values()).filter(setting -> setting.key.equals(key)).findFirst();
  }
}
