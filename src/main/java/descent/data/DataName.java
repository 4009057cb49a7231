package descent.data;

import descent.math.RandomStream;
import descent.setting.Choice;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** The data sets a visitor can choose, each with its task, its usual noise and its generator. */
public enum DataName implements Choice {
  CIRCLES("Circles", Task.BINARY, "0.05", new Circles()),
  MOONS("Moons", Task.BINARY, "0.2", new Moons()),
  XOR("Exclusive or", Task.BINARY, "0", new Xor()),
  GAUSSIANS("Two clouds", Task.BINARY, "0.6", new Gaussians()),
  SPIRAL("Spiral", Task.BINARY, "0.03", new Spiral(), "classes"),
  BLOBS("Blobs", Task.BINARY, "0.25", new Blobs(), "classes"),
  RINGS("Rings", Task.BINARY, "0.04", new Rings(), "classes"),
  CHECKERBOARD("Checkerboard", Task.BINARY, "0", new Checkerboard()),
  PLANE("Plane", Task.REGRESSION, "0.1", new Plane()),
  HILLS("Hills", Task.REGRESSION, "0.1", new Hills());

  private final String title;
  private final Task task;
  private final String usualNoise;
  private final Generator generator;
  private final List<String> uses;

  DataName(String title, Task task, String usualNoise, Generator generator, String... uses) {
    this.title = title;
    this.task = task;
    this.usualNoise = usualNoise;
    this.generator = generator;
    this.uses =
        Stream.concat(
                Stream.of(uses),
                task == Task.REGRESSION ? Stream.of() : Stream.of("imbalance", "flip"))
            .toList();
  }

  @Override
  public String title() {
    return title;
  }

  @Override
  public List<String> uses() {
    return uses;
  }

  @Override
  public Map<String, String> usual() {
    return Map.of("noise", usualNoise);
  }

  /** The noise used when an experiment names none. */
  public double usualNoise() {
    return Double.parseDouble(usualNoise);
  }

  /** Whether the number of classes is the visitor's choice (2 … 6). */
  public boolean takesClasses() {
    return uses.contains("classes");
  }

  /** What is asked of the network for this data with {@code classes} classes. */
  public Task task(int classes) {
    return task == Task.BINARY && classes > 2 ? Task.MULTICLASS : task;
  }

  @Override
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  Examples draw(int n, double noise, int classes, int seed) {
    return generator.draw(n, noise, classes, new RandomStream(seed));
  }
}
