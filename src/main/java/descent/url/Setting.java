package descent.url;

import descent.data.Feature;
import descent.experiment.Masks;
import descent.nn.Initializer;
import descent.nn.LossName;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** The keys of an experiment's query string, in the order in which they are printed. */
public enum Setting {
  DATA("data", false, DataForm.FORM, d -> d.data, (d, v) -> d.data = v),
  N("n", false, Form.whole(1, 1_000_000), d -> d.n, (d, v) -> d.n = v),
  DEV("dev", false, Form.whole(0, 1_000_000), d -> d.dev, (d, v) -> d.dev = v),
  TEST("test", false, Form.whole(0, 1_000_000), d -> d.test, (d, v) -> d.test = v),
  NOISE(
      "noise",
      false,
      Form.number("[0, 10]", v -> v >= 0 && v <= 10),
      Draft::noise,
      (d, v) -> d.noise = v),
  CLASSES("classes", false, Form.whole(2, 6), d -> d.classes, (d, v) -> d.classes = v),
  DATA_SEED("dataSeed", false, Form.seed(), d -> d.dataSeed, (d, v) -> d.dataSeed = v),
  EDITS("edits", false, EditsForm.FORM, d -> d.edits, (d, v) -> d.edits = v),
  INPUTS(
      "inputs",
      true,
      Form.someOf(Feature::key, Feature.values()),
      d -> d.inputs,
      (d, v) -> d.inputs = v),
  LAYERS("layers", true, LayersForm.FORM, d -> d.layers, (d, v) -> d.layers = v),
  INIT(
      "init",
      true,
      Form.oneOf(Initializer::key, Initializer.values()),
      d -> d.init,
      (d, v) -> d.init = v),
  SCALE(
      "scale",
      true,
      Form.number("[-1000, 1000]", v -> Math.abs(v) <= 1000),
      d -> d.scale,
      (d, v) -> d.scale = v),
  WEIGHT_SEED("weightSeed", true, Form.seed(), d -> d.weightSeed, (d, v) -> d.weightSeed = v),
  OPT(
      "opt",
      true,
      Form.oneOf(OptimizerName::key, OptimizerName.values()),
      d -> d.opt,
      (d, v) -> d.opt = v),
  LR("lr", true, Form.number("(0, 10]", v -> v > 0 && v <= 10), d -> d.lr, (d, v) -> d.lr = v),
  BETA1(
      "beta1",
      true,
      Form.number("[0, 1)", v -> v >= 0 && v < 1),
      d -> d.beta1,
      (d, v) -> d.beta1 = v),
  BETA2(
      "beta2",
      true,
      Form.number("[0, 1)", v -> v >= 0 && v < 1),
      d -> d.beta2,
      (d, v) -> d.beta2 = v),
  EPSILON(
      "epsilon",
      true,
      Form.number("(0, 1]", v -> v > 0 && v <= 1),
      d -> d.epsilon,
      (d, v) -> d.epsilon = v),
  DECAY("decay", true, DecayForm.FORM, d -> d.decay, (d, v) -> d.decay = v),
  BATCH("batch", true, Form.whole(1, 1_000_000).or("full", 0), d -> d.batch, (d, v) -> d.batch = v),
  BATCH_SEED("batchSeed", true, Form.seed(), d -> d.batchSeed, (d, v) -> d.batchSeed = v),
  L1("l1", true, Form.number("[0, 1000]", v -> v >= 0 && v <= 1000), d -> d.l1, (d, v) -> d.l1 = v),
  L2("l2", true, Form.number("[0, 1000]", v -> v >= 0 && v <= 1000), d -> d.l2, (d, v) -> d.l2 = v),
  MASK("mask", true, Form.oneOf(Masks::key, Masks.values()), d -> d.mask, (d, v) -> d.mask = v),
  DROPOUT_SEED("dropoutSeed", true, Form.seed(), d -> d.dropoutSeed, (d, v) -> d.dropoutSeed = v),
  LOSS(
      "loss",
      true,
      Form.oneOf(LossName::key, LossName.values()),
      d -> d.loss,
      (d, v) -> d.loss = v),
  BUG("bug", true, BugsForm.FORM, d -> d.bugs, (d, v) -> d.bugs = v),
  PATIENCE(
      "patience",
      true,
      Form.whole(1, 1_000_000).or("none", 0),
      d -> d.patience,
      (d, v) -> d.patience = v),
  EPOCHS(
      "epochs",
      false,
      Form.whole(1, 1_000_000_000).or("none", 0),
      d -> d.epochs,
      (d, v) -> d.epochs = v),
  CHANGES("changes", false, ChangesForm.FORM, d -> d.changes, (d, v) -> d.changes = v);

  private final String key;
  private final boolean laneMayHaveItsOwn;
  private final String allowed;
  private final BiConsumer<Draft, String> read;
  private final Function<Draft, String> print;

  <T> Setting(
      String key,
      boolean laneMayHaveItsOwn,
      Form<T> form,
      Function<Draft, T> get,
      BiConsumer<Draft, T> set) {
    this.key = key;
    this.laneMayHaveItsOwn = laneMayHaveItsOwn;
    this.allowed = form.allowed();
    this.read = (draft, text) -> set.accept(draft, form.read().apply(text));
    this.print = draft -> form.print().apply(get.apply(draft));
  }

  String key() {
    return key;
  }

  /** Whether lanes may differ in it; the others belong to the run as a whole. */
  boolean laneMayHaveItsOwn() {
    return laneMayHaveItsOwn;
  }

  /**
   * Puts the value written as {@code text} into the draft, or throws {@link BadSetting} and leaves
   * it as it was.
   */
  void read(Draft draft, String text) {
    try {
      read.accept(draft, text);
    } catch (BadSetting notYet) {
      throw notYet;
    } catch (IllegalArgumentException e) {
      throw new BadSetting(key, text, allowed);
    }
  }

  String print(Draft draft) {
    return print.apply(draft);
  }

  static Optional<Setting> named(String key) {
    for (Setting setting : values()) {
      if (setting.key.equals(key)) {
        return Optional.of(setting);
      }
    }
    return Optional.empty();
  }
}
