package descent.url;

import descent.check.Bug;
import descent.data.DataName;
import descent.data.DataSettings;
import descent.data.Edit;
import descent.data.Feature;
import descent.data.Labels;
import descent.experiment.Batching;
import descent.experiment.Changes;
import descent.experiment.Experiment;
import descent.experiment.Lane;
import descent.experiment.Masks;
import descent.experiment.Restraint;
import descent.experiment.Start;
import descent.experiment.StepRule;
import descent.nn.HiddenLayer;
import descent.nn.Initializer;
import descent.nn.LossName;
import descent.optim.OptimizerName;
import descent.optim.OptimizerSettings;
import descent.optim.Schedule;
import descent.setting.Choice;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The settings of one lane, its data and its run while they are put together: those that are given,
 * and for the others what they usually are.
 */
final class Values {
  private final Map<Setting, Object> given = new EnumMap<>(Setting.class);

  /** All settings of a lane, each given. */
  static Values of(Experiment experiment, Lane lane) {
    Values values = new Values();
    for (Setting setting : Setting.values()) {
      values.put(setting, setting.of(experiment, lane));
    }
    return values;
  }

  Values copy() {
    Values copy = new Values();
    copy.given.putAll(given);
    return copy;
  }

  /** Gives a setting a value, which is of its own type. */
  void put(Setting setting, Object value) {
    given.put(setting, value);
  }

  /** Makes a setting what it usually is. */
  void forget(Setting setting) {
    given.remove(setting);
  }

  /** A setting's value; the type is the setting's own. */
  @SuppressWarnings("unchecked")
  <T> T get(Setting setting) {
    Object value = given.get(setting);
    return (T) (value != null ? value : usual(setting));
  }

  /** What a setting is where it is not given: a choice that is made may have its own usual. */
  Object usual(Setting setting) {
    for (Setting chooser : Setting.CHOOSERS) {
      if (chooser.saysWhatIsUsual(setting) && uses(chooser)) {
        String usual = this.<Choice>get(chooser).usual().get(setting.key());
        if (usual != null) {
          return setting.parse(usual);
        }
      }
    }
    return setting.parse(setting.usual());
  }

  /** Whether a setting means something with the choices that are made. */
  boolean uses(Setting setting) {
    Optional<Setting> user = setting.user();
    return user.isEmpty()
        || uses(user.get()) && this.<Choice>get(user.get()).uses().contains(setting.key());
  }

  DataName dataName() {
    return get(Setting.DATA);
  }

  DataSettings data() {
    return new DataSettings(
        dataName(),
        this.<Integer>get(Setting.N),
        this.<Integer>get(Setting.DEV),
        this.<Integer>get(Setting.TEST),
        this.<Double>get(Setting.NOISE),
        this.<Integer>get(Setting.CLASSES),
        this.<Integer>get(Setting.DATA_SEED),
        this.<List<Edit>>get(Setting.EDITS),
        new Labels(this.<Double>get(Setting.IMBALANCE), this.<Double>get(Setting.FLIP)));
  }

  Lane lane() {
    return new Lane(
        this.<List<Feature>>get(Setting.INPUTS),
        this.<List<HiddenLayer>>get(Setting.LAYERS),
        new Start(
            this.<Initializer>get(Setting.INIT),
            this.<Double>get(Setting.SCALE),
            this.<Integer>get(Setting.WEIGHT_SEED)),
        new StepRule(
            this.<OptimizerName>get(Setting.OPT)
                .with(
                    new OptimizerSettings(
                        this.<Double>get(Setting.BETA1),
                        this.<Double>get(Setting.BETA2),
                        this.<Double>get(Setting.EPSILON))),
            this.<Double>get(Setting.LR),
            this.<Schedule>get(Setting.DECAY)),
        new Batching(this.<Integer>get(Setting.BATCH), this.<Integer>get(Setting.BATCH_SEED)),
        new Restraint(
            this.<Double>get(Setting.L1),
            this.<Double>get(Setting.L2),
            this.<Masks>get(Setting.MASK),
            this.<Integer>get(Setting.DROPOUT_SEED),
            this.<Integer>get(Setting.PATIENCE)),
        this.<LossName>get(Setting.LOSS),
        this.<List<Bug>>get(Setting.BUG));
  }

  /** After how many epochs the run stops, if it does. */
  OptionalInt end() {
    int epochs = this.<Integer>get(Setting.EPOCHS);
    return epochs == 0 ? OptionalInt.empty() : OptionalInt.of(epochs);
  }

  Changes changes() {
    return get(Setting.CHANGES);
  }
}
