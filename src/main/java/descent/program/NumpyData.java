package descent.program;

import descent.data.DataSettings;
import descent.data.Edit;
import descent.data.Feature;
import descent.data.Labels;
import descent.data.Task;
import descent.experiment.Change;
import descent.experiment.Experiment;
import descent.experiment.Lane;
import descent.url.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The part of the program that draws the training examples and cuts them into batches. */
final class NumpyData {
  private static final Map<Feature, String> FEATURES =
      Map.of(
          Feature.X1,
          "x1",
          Feature.X2,
          "x2",
          Feature.X1X1,
          "x1 * x1",
          Feature.X2X2,
          "x2 * x2",
          Feature.X1X2,
          "x1 * x2",
          Feature.SINX1,
          "np.sin(x1)",
          Feature.SINX2,
          "np.sin(x2)");

  private NumpyData() {}

  /** Whether examples are changed by hand on the way. */
  static boolean changes(Experiment experiment) {
    return experiment.changes().all().stream()
        .anyMatch(change -> change.what() instanceof Change.Points);
  }

  static void write(Experiment experiment, NumpyLines out) {
    DataSettings data = experiment.data();
    Lane lane = experiment.lanes().get(0);
    out.part("data").add("def load_dataset(" + (changes(experiment) ? "epoch" : "") + "):");
    out.add(
        "    \"\"\"%s: X is (%s, m), Y is (%s, m).\"\"\""
            .formatted(
                data.name().key(),
                whole(lane.inputs().size()),
                whole(data.task() == Task.MULTICLASS ? data.classes() : 1)));
    out.add(
        "    n, noise, classes = %s, %s, %s"
            .formatted(whole(data.train()), Numbers.print(data.noise()), whole(data.classes())));
    if (data.labels().imbalance() == 0) {
      out.add("    rng = np.random.RandomState(" + whole(data.seed()) + ")");
      out.add(recipe(data).indent(4));
    } else {
      imbalanced(data, out);
    }
    if (data.labels().flip() > 0) {
      out.add(
          "    wrong = np.random.RandomState(%s).permutation(n)[:round(%s * n)]"
              .formatted(whole(Labels.flipSeed(data.seed())), Numbers.print(data.labels().flip())));
      out.add("    y[wrong] = (y[wrong] + 1) % classes  # wrong labels");
    }
    edits(experiment, out);
    out.add("    x1, x2 = x");
    String inputs = lane.inputs().stream().map(FEATURES::get).collect(Collectors.joining(", "));
    out.add("    X = np.array([" + inputs + "])");
    out.add(
        data.task() == Task.MULTICLASS
            ? "    Y = np.eye(classes)[y.astype(int)].T  # one-hot"
            : "    Y = y.reshape(1, -1)");
    out.add("    return X, Y");
    out.gap();
    batches(lane, out);
  }

  /** Draws more and more until there are enough of every class, and keeps the first of each. */
  private static void imbalanced(DataSettings data, NumpyLines out) {
    out.add("    def draw(n):");
    out.add("        rng = np.random.RandomState(" + whole(data.seed()) + ")");
    out.add((recipe(data) + "return x, y").indent(8));
    out.add("    ones = round(" + Numbers.print(data.labels().imbalance()) + " * n)  # of class 1");
    out.add("    wanted = [(n - ones + other) // (classes - 1) for other in range(classes - 1)]");
    out.add("    wanted.insert(1, ones)");
    out.add("    many = n");
    out.add("    x, y = draw(many)");
    out.add("    while any(np.sum(y == c) < wanted[c] for c in range(classes)):");
    out.add("        many *= 2");
    out.add("        x, y = draw(many)");
    out.add(
        "    picked = np.sort(np.hstack([np.flatnonzero(y == c)[:wanted[c]] for c in range(classes)]))");
    out.add("    x, y = x[:, picked], y[picked]");
  }

  /** Draws {@code x}, 2 × n, and {@code y}, in the order of our own generators. */
  private static String recipe(DataSettings data) {
    String noisy = "x += noise * rng.randn(n, 2).T\n";
    String shuffled = "order = rng.permutation(n)\nx, y = x[:, order], y[order]\n" + noisy;
    return switch (data.name()) {
      case CIRCLES ->
          """
          outer = n // 2
          t = np.arange(outer) * (2 * np.pi / max(1, outer))
          u = np.arange(n - outer) * (2 * np.pi / (n - outer))
          x = np.hstack([[np.cos(t), np.sin(t)], [0.8 * np.cos(u), 0.8 * np.sin(u)]])
          y = np.hstack([np.zeros(outer), np.ones(n - outer)])
          """
              + shuffled;
      case MOONS ->
          """
          outer = n // 2
          t, u = np.linspace(0, np.pi, outer), np.linspace(0, np.pi, n - outer)
          x = np.hstack([[np.cos(t), np.sin(t)], [1 - np.cos(u), 1 - np.sin(u) - 0.5]])
          y = np.hstack([np.zeros(outer), np.ones(n - outer)])
          """
              + shuffled;
      case XOR ->
          """
          u = 2 * rng.rand(n, 2).T - 1
          x = u * (1 - 0.06) + np.where(u < 0, -0.06, 0.06)
          y = (x[0] * x[1] < 0).astype(float)
          """
              + noisy;
      case GAUSSIANS ->
          """
          y = np.arange(n) % 2 * 1.0
          x = np.array([2 * y - 1, 2 * y - 1])
          """
              + noisy;
      case SPIRAL ->
          """
          arm = np.arange(n) % classes
          r = (np.arange(n) // classes + 1) / ((n - arm + classes - 1) // classes)
          angle = 2 * np.pi * (1.25 * r + arm / classes)
          x, y = np.array([r * np.sin(angle), r * np.cos(angle)]), arm * 1.0
          """
              + noisy;
      case BLOBS ->
          """
          c = np.arange(n) % classes
          angle = 2 * np.pi * c / classes
          x, y = np.array([np.sin(angle), np.cos(angle)]), c * 1.0
          """
              + noisy;
      case RINGS ->
          """
          c = np.arange(n) % classes
          radius, angle = (c + 0.5) / classes, 2 * np.pi * rng.rand(n)
          x, y = np.array([radius * np.cos(angle), radius * np.sin(angle)]), c * 1.0
          """
              + noisy;
      case CHECKERBOARD ->
          """
          u = rng.rand(n, 2).T
          squares = (4 * u).astype(int)
          x, y = 2 * u - 1, ((squares[0] + squares[1]) % 2 == 0).astype(float)
          """
              + noisy;
      case PLANE -> numbers("(x[0, i] + x[1, i]) / 2");
      case HILLS -> numbers("np.sin(np.pi * x[0, i]) * np.sin(np.pi * x[1, i])");
    };
  }

  private static String numbers(String value) {
    return """
        x, y = np.zeros((2, n)), np.zeros(n)
        for i in range(n):
            x[:, i] = 2 * rng.rand(2) - 1
            y[i] = %s + noise * rng.randn()
        """
        .formatted(value);
  }

  /** A change by hand, and the epoch after which it is made; 0 for the start. */
  private record Made(int epoch, Edit edit) {
    void write(String line, NumpyLines out) {
      out.addIf(epoch > 0, "    if epoch >= " + epoch + ":");
      out.add((epoch > 0 ? "        " : "    ") + line);
    }
  }

  /** What was added comes behind what is generated, so that places stay; drops come last. */
  private static void edits(Experiment experiment, NumpyLines out) {
    List<Made> all = new ArrayList<>();
    experiment.data().edits().forEach(edit -> all.add(new Made(0, edit)));
    for (Change change : experiment.changes().all()) {
      if (change.what() instanceof Change.Points points) {
        all.add(new Made(change.epoch(), points.edit()));
      }
    }
    for (Made made : all) {
      if (made.edit() instanceof Edit.Add add) {
        made.write(
            "x, y = np.hstack([x, [[%s], [%s]]]), np.append(y, %s)  # added by hand"
                .formatted(
                    Numbers.print(add.x1()), Numbers.print(add.x2()), Numbers.print(add.y())),
            out);
      }
    }
    for (Made made : all) {
      if (made.edit() instanceof Edit.Move move) {
        made.write(
            "x[:, %s] = %s, %s  # moved by hand"
                .formatted(whole(move.index()), Numbers.print(move.x1()), Numbers.print(move.x2())),
            out);
      }
    }
    drops(all.stream().filter(made -> made.edit() instanceof Edit.Drop).toList(), out);
  }

  private static void drops(List<Made> drops, NumpyLines out) {
    if (drops.isEmpty()) {
      return;
    }
    String first =
        drops.stream()
            .filter(made -> made.epoch() == 0)
            .map(NumpyData::place)
            .distinct()
            .collect(Collectors.joining(", "));
    out.add("    dropped = [" + first + "]  # taken out by hand");
    drops.stream()
        .filter(made -> made.epoch() > 0)
        .forEach(made -> made.write("dropped.append(" + place(made) + ")", out));
    out.add("    x, y = np.delete(x, dropped, axis=1), np.delete(y, dropped)");
  }

  private static String place(Made made) {
    return whole(((Edit.Drop) made.edit()).index());
  }

  private static void batches(Lane lane, NumpyLines out) {
    out.part("batch").add("def mini_batches(X, Y, epoch):");
    if (lane.batching().size() == 0) {
      out.add("    \"\"\"All examples at once.\"\"\"");
      out.add("    return [(X, Y, np.arange(Y.shape[1]))]");
    } else {
      out.add(
          "    \"\"\"Shuffled anew for every epoch and cut in order; the last is what remains.\"\"\"");
      out.add(
          "    permutation = np.random.RandomState(%s + epoch).permutation(Y.shape[1])"
              .formatted(whole(lane.batching().seed() + 1)));
      out.add("    cuts = range(0, Y.shape[1], mini_batch_size)");
      out.add("    batches = [permutation[k:k + mini_batch_size] for k in cuts]");
      out.add("    return [(X[:, picked], Y[:, picked], picked) for picked in batches]");
    }
    out.gap();
  }

  /** A whole number in the digits of Python, wherever this runs. */
  private static String whole(int number) {
    return Integer.toString(number);
  }
}
