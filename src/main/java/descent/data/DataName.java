package descent.data;

import descent.math.RandomStream;
import java.util.Locale;

/** The data sets a visitor can choose, each with its task, its usual noise and its generator. */
public enum DataName {
  CIRCLES(Task.BINARY, 0.05, new Circles()),
  MOONS(Task.BINARY, 0.2, new Moons()),
  XOR(Task.BINARY, 0, new Xor()),
  GAUSSIANS(Task.BINARY, 0.6, new Gaussians()),
  SPIRAL(Task.BINARY, 0.03, new Spiral()),
  BLOBS(Task.BINARY, 0.25, new Blobs()),
  RINGS(Task.BINARY, 0.04, new Rings()),
  CHECKERBOARD(Task.BINARY, 0, new Checkerboard()),
  PLANE(Task.REGRESSION, 0.1, new Plane()),
  HILLS(Task.REGRESSION, 0.1, new Hills());

  private final Task task;
  private final double usualNoise;
  private final Generator generator;

  DataName(Task task, double usualNoise, Generator generator) {
    this.task = task;
    this.usualNoise = usualNoise;
    this.generator = generator;
  }

  /** The noise used when an experiment names none. */
  public double usualNoise() {
    return usualNoise;
  }

  /** Whether the number of classes is the visitor's choice (2 … 6). */
  public boolean takesClasses() {
    return this == BLOBS || this == SPIRAL || this == RINGS;
  }

  /** What is asked of the network for this data with {@code classes} classes. */
  public Task task(int classes) {
    return task == Task.BINARY && classes > 2 ? Task.MULTICLASS : task;
  }

  /** The name in an experiment's URL, such as {@code circles}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  Examples draw(int n, double noise, int classes, int seed) {
    return generator.draw(n, noise, classes, new RandomStream(seed));
  }
}
