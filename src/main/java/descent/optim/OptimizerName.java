package descent.optim;

import descent.setting.Choice;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** The optimizers that a visitor can choose, each with the settings that mean something to it. */
public enum OptimizerName implements Choice {
  GD("gradient descent", settings -> new GradientDescent()),
  MOMENTUM("momentum", settings -> new Momentum(settings.beta1()), "beta1"),
  NESTEROV("Nesterov", settings -> new Nesterov(settings.beta1()), "beta1"),
  ADAGRAD("Adagrad", settings -> new Adagrad(settings.epsilon()), "epsilon"),
  RMSPROP(
      "RMSProp", settings -> new RmsProp(settings.beta2(), settings.epsilon()), "beta2", "epsilon"),
  ADAM(
      "Adam",
      settings -> new Adam(settings.beta1(), settings.beta2(), settings.epsilon()),
      "beta1",
      "beta2",
      "epsilon"),
  ADAMW(
      "AdamW",
      settings -> new AdamW(settings.beta1(), settings.beta2(), settings.epsilon()),
      "beta1",
      "beta2",
      "epsilon");

  private final String title;
  private final Function<OptimizerSettings, Optimizer> make;
  private final List<String> uses;

  OptimizerName(String title, Function<OptimizerSettings, Optimizer> make, String... uses) {
    this.title = title;
    this.make = make;
    this.uses = List.of(uses);
  }

  @Override
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  @Override
  public String title() {
    return title;
  }

  @Override
  public String brief() {
    return this == GD ? "descent" : title;
  }

  @Override
  public List<String> uses() {
    return uses;
  }

  /** The optimizer of this name with what it uses of the settings. */
  public Optimizer with(OptimizerSettings settings) {
    return make.apply(settings);
  }
}
