package descent.url;

import java.util.Collections;
import java.util.List;

/**
 * A comparison that is one click away: lanes that differ in one thing, chosen so that it shows.
 *
 * @param title what is compared
 * @param says the lanes, in words
 * @param query the experiment
 */
public record Comparison(String title, String says, String query) {

  /** In the order in which they are offered. */
  public static List<Comparison> ready() {
    return List.of(
        new Comparison(
            "How it starts",
            "zeros, normal × 10, He",
            lanes(
                "twin=initialization&epochs=none",
                "init=zeros",
                "init=normal;scale=10",
                "init=he")),
        new Comparison(
            "How it steps",
            "gradient descent, momentum, RMSProp, Adam",
            lanes(
                "twin=optimization&test=300&epochs=none",
                "opt=gd",
                "opt=momentum",
                "opt=rmsprop",
                "opt=adam")),
        new Comparison(
            "Size of a batch",
            "full, 64, 1",
            lanes("data=moons&dataSeed=3&lr=0.03", "batch=full", "batch=64", "batch=1")),
        new Comparison(
            "What holds it back",
            "none, L2, dropout",
            lanes(
                "data=moons&n=80&test=300&noise=0.35&dataSeed=5&opt=adam&lr=0.01",
                "layers=24:relu,12:relu;l2=0",
                "layers=24:relu,12:relu;l2=1",
                "layers=24:relu:keep0.7,12:relu:keep0.8;l2=0")),
        new Comparison(
            "Batch norm",
            "off, on",
            lanes(
                "data=spiral&opt=gd&lr=0.3&batch=64&inputs=x1,x2",
                layers(5, "12:tanh"),
                layers(5, "12:tanh:bn"))),
        new Comparison(
            "Ten layers deep",
            "sigmoid, tanh, relu",
            lanes(
                "data=moons&dataSeed=3&opt=gd&lr=0.1&init=xavier",
                layers(10, "10:sigmoid"),
                layers(10, "10:tanh"),
                layers(10, "10:relu"))),
        new Comparison(
            "The learning rate",
            "0.001, 0.01, 0.1, 1",
            lanes("", "lr=0.001", "lr=0.01", "lr=0.1", "lr=1")),
        new Comparison(
            "How the rate decays",
            "none, inverse, steps, cosine",
            lanes(
                "data=moons&dataSeed=3&opt=gd&lr=0.5&batch=16",
                "decay=none",
                "decay=inverse:0.02",
                "decay=step:0.5:100",
                "decay=cosine:600")));
  }

  private static String layers(int count, String layer) {
    return "layers=" + String.join(",", Collections.nCopies(count, layer));
  }

  /** The canonical query of {@code shared} with these lanes. */
  private static String lanes(String shared, String... lanes) {
    StringBuilder query = new StringBuilder(shared);
    for (String lane : lanes) {
      query.append(query.isEmpty() ? "" : "&").append("lane=").append(Query.encode(lane));
    }
    return ExperimentUrl.print(ExperimentUrl.parse(query.toString()));
  }
}
