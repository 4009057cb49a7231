package descent.url;

import descent.setting.BadSetting;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An address of TensorFlow Playground, translated: the experiment nearest to it, and what of it has
 * no counterpart.
 *
 * <p>The playground keeps its state behind the {@code #} as {@code key=value} pairs; keys that are
 * left out have its own defaults. <b>Source:</b> its published state table (names, values and
 * defaults).
 *
 * @param query a query string of ours
 * @param lost one sentence for each thing that could not be carried over as it is
 */
public record PlaygroundUrl(String query, List<String> lost) {
  private static final int POINTS = 500;
  private static final int POINTS_OF_REGRESSION = 1_200;

  /** Its two clouds have this variance without noise, and eight times as much with all of it. */
  private static final double LEAST_VARIANCE = 0.5;

  private static final double MOST_VARIANCE = 4;
  private static final double MOST_NOISE = 0.5;

  /** The centres of its clouds are at 2, ours at 1. */
  private static final double CENTRE = 2;

  private static final Map<String, String> FEATURES = features();
  private static final Map<String, String> DATA =
      Map.of("circle", "circles", "xor", "xor", "gauss", "gaussians", "spiral", "spiral");

  public PlaygroundUrl {
    lost = List.copyOf(lost);
  }

  private static Map<String, String> features() {
    Map<String, String> features = new LinkedHashMap<>();
    features.put("x", "x1");
    features.put("y", "x2");
    features.put("xSquared", "x1x1");
    features.put("ySquared", "x2x2");
    features.put("xTimesY", "x1x2");
    features.put("sinX", "sinx1");
    features.put("sinY", "sinx2");
    return features;
  }

  /**
   * Translates an address, or the part of it behind the {@code #}. <b>Errors:</b> {@link
   * BadSetting}.
   */
  public static PlaygroundUrl translate(String address) {
    int hash = address.indexOf('#');
    if (hash < 0 && !address.contains("=")) {
      throw new BadSetting(
          "url", address, "an address of TensorFlow Playground with its settings behind a #");
    }
    Map<String, String> state = new LinkedHashMap<>();
    // Copied out of a page's source an & is often written as &amp;.
    String settings = address.substring(hash + 1).replace("&amp;", "&");
    for (String part : Query.parts(settings, '&')) {
      Query.Pair pair = Query.pair(part);
      state.put(pair.key(), Query.decode(pair.value()));
    }
    return new Translation(state).translate();
  }

  /** One translation under way. */
  private static final class Translation {
    private final Map<String, String> state;
    private final List<String> query = new ArrayList<>();
    private final List<String> lost = new ArrayList<>();

    Translation(Map<String, String> state) {
      this.state = state;
    }

    PlaygroundUrl translate() {
      boolean regression = value("problem", "classification").equals("regression");
      data(regression);
      inputs();
      layers(regression);
      put("init", flag("initZero", false) ? "zeros" : "uniform");
      lost.add("Biases start at 0 here, at 0.1 there; its seed draws other numbers.");
      put("lr", Numbers.print(number("learningRate", 0.03, 1e-9, 10)));
      int batch = (int) number("batchSize", 10, 1, POINTS_OF_REGRESSION);
      put("batch", String.valueOf(batch));
      regularization(batch);
      String experiment = ExperimentUrl.print(ExperimentUrl.parse(String.join("&", query)));
      return new PlaygroundUrl(experiment, lost);
    }

    private void data(boolean regression) {
      if (regression) {
        boolean plane = value("regDataset", "reg-plane").equals("reg-plane");
        put("data", plane ? "plane" : "hills");
        if (!plane) {
          lost.add("Its several Gaussians are hills here, which lie elsewhere.");
        }
      } else {
        String name = value("dataset", "circle");
        if (!DATA.containsKey(name)) {
          throw new BadSetting("dataset", name, "one of circle, xor, gauss, spiral");
        }
        put("data", DATA.get(name));
      }
      int points = regression ? POINTS_OF_REGRESSION : POINTS;
      double share = number("percTrainData", 50, 1, 99) / 100;
      int train = (int) Math.rint(points * share);
      put("n", String.valueOf(train));
      put("test", String.valueOf(points - train));
      double noise = number("noise", 0, 0, 100) / 100;
      boolean clouds = !regression && value("dataset", "circle").equals("gauss");
      put("noise", Numbers.print(clouds ? deviationOfClouds(noise) : noise));
      lost.add(
          "Its plane reaches to 6, ours to about 1: noise and learning rate act on another scale.");
    }

    /** Its noise is another variance of its clouds; ours is their deviation, on our scale. */
    private static double deviationOfClouds(double noise) {
      double variance =
          LEAST_VARIANCE
              + (MOST_VARIANCE - LEAST_VARIANCE) * Math.min(noise, MOST_NOISE) / MOST_NOISE;
      return Math.rint(1000 * Math.sqrt(variance) / CENTRE) / 1000;
    }

    private void inputs() {
      List<String> chosen = new ArrayList<>();
      FEATURES.forEach(
          (theirs, ours) -> {
            if (flag(theirs, theirs.equals("x") || theirs.equals("y"))) {
              chosen.add(ours);
            }
          });
      for (String missing : List.of("cosX", "cosY")) {
        if (flag(missing, false)) {
          lost.add(missing + " is no input here.");
        }
      }
      if (chosen.isEmpty()) {
        chosen.addAll(List.of("x1", "x2"));
        lost.add("It has no input that we know; x1 and x2 stand in.");
      }
      put("inputs", String.join(",", chosen));
    }

    private void layers(boolean regression) {
      String activation = value("activation", "tanh");
      if (!List.of("relu", "tanh", "sigmoid", "linear").contains(activation)) {
        throw new BadSetting("activation", activation, "one of relu, tanh, sigmoid, linear");
      }
      List<String> layers = new ArrayList<>();
      for (String units : state.getOrDefault("networkShape", "4,2").split(",")) {
        if (!units.isBlank()) {
          layers.add(units.strip() + ":" + activation);
        }
      }
      put("layers", String.join(",", layers));
      put("loss", "squared");
      if (!regression) {
        lost.add(
            "Its output is tanh for classes −1 and 1; ours is sigmoid for 0 and 1, with the same squared error.");
      }
    }

    private void regularization(int batch) {
      String kind = value("regularization", "none");
      double rate = number("regularizationRate", 0, 0, 10);
      if (rate > 0 && (kind.equals("L1") || kind.equals("L2"))) {
        put(kind.equals("L1") ? "l1" : "l2", Numbers.print(rate * batch));
      }
    }

    private String value(String key, String otherwise) {
      String value = state.getOrDefault(key, otherwise);
      return value.isEmpty() ? otherwise : value;
    }

    private boolean flag(String key, boolean otherwise) {
      String text = value(key, "");
      return text.isEmpty() ? otherwise : !text.equals("false");
    }

    private double number(String key, double otherwise, double low, double high) {
      String text = value(key, String.valueOf(otherwise));
      try {
        double value = Numbers.decimal(text);
        if (value >= low && value <= high) {
          return value;
        }
      } catch (NumberFormatException e) {
        // told below
      }
      throw new BadSetting(
          key, text, "a number in [" + Numbers.print(low) + ", " + Numbers.print(high) + "]");
    }

    private void put(String key, String value) {
      query.add(key + "=" + value);
    }
  }
}
