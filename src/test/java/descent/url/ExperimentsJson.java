package descent.url;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import descent.data.Examples;
import descent.experiment.EpochSettings;
import descent.experiment.Experiment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The experiments that the tests draw, as JSON: how each is written, and what it means in each lane
 * after each change, so that the page's reading can be held to the server's.
 */
public final class ExperimentsJson {
  private static final int COUNT = 1_500;

  /** Of so many experiments the points are told too; they are many. */
  private static final int WITH_POINTS = 400;

  private ExperimentsJson() {}

  /**
   * One experiment.
   *
   * @param lanes every setting of each lane
   * @param later the same after each epoch that something is changed after
   * @param points the training examples at the start, where anything is changed by hand
   */
  record One(String query, List<Map<String, String>> lanes, List<Later> later, Points points) {}

  record Later(int epoch, List<Map<String, String>> lanes, Points points) {}

  record Points(double[] x1, double[] x2, double[] y) {}

  record All(Schema schema, List<One> experiments) {}

  /** Writes the schema and all experiments. */
  public static void write(Path file) throws IOException {
    List<One> all = new ArrayList<>();
    for (long seed = 0; seed < COUNT; seed++) {
      all.add(one(new Experiments(seed).next(), seed < WITH_POINTS));
    }
    Files.createDirectories(file.getParent());
    new ObjectMapper()
        .setSerializationInclusion(JsonInclude.Include.NON_NULL)
        .writeValue(file.toFile(), new All(Schema.all(), all));
  }

  private static One one(Experiment experiment, boolean withPoints) {
    boolean told =
        withPoints && !(experiment.changes().isEmpty() && experiment.data().edits().isEmpty());
    EpochSettings settings = told ? split(experiment) : null;
    List<Later> later = new ArrayList<>();
    for (int epoch : experiment.changes().epochs()) {
      later.add(
          new Later(
              epoch,
              lanes(experiment, epoch),
              settings == null ? null : points(settings.split(epoch).train())));
    }
    return new One(
        ExperimentUrl.print(experiment),
        lanes(experiment, 0),
        later,
        settings == null ? null : points(settings.split().train()));
  }

  /** Null for what can be written and yet not be trained. */
  private static EpochSettings split(Experiment experiment) {
    try {
      return new EpochSettings(experiment);
    } catch (IllegalArgumentException impossible) {
      return null;
    }
  }

  private static List<Map<String, String>> lanes(Experiment experiment, int epoch) {
    return experiment.lanes().stream()
        .map(
            lane -> {
              Values values = Values.of(experiment, experiment.changes().lane(lane, epoch));
              Map<String, String> texts = new LinkedHashMap<>();
              for (Setting setting : Setting.values()) {
                texts.put(setting.key(), setting.print(values.get(setting)));
              }
              return texts;
            })
        .toList();
  }

  private static Points points(Examples examples) {
    return new Points(examples.x()[0], examples.x()[1], examples.y());
  }
}
