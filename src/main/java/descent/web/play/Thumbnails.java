package descent.web.play;

import descent.data.DataName;
import descent.data.DataSettings;
import descent.data.Examples;
import descent.data.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Draws small pictures of all data sets, from their own generators. */
final class Thumbnails {
  private static final int POINTS = 240;
  private static final int BANDS = 2;
  private static final int SEED = 1;
  private static final double MARGIN = 6;

  private Thumbnails() {}

  static List<Thumbnail> all() {
    return Stream.of(DataName.values()).map(Thumbnails::of).toList();
  }

  private static Thumbnail of(DataName name) {
    Examples examples =
        new DataSettings(name, POINTS, 0, 0, name.usualNoise(), 2, SEED).draw().train();
    return new Thumbnail(
        name.key(), name.title(), paths(examples, name.task(2) == Task.REGRESSION));
  }

  /** One path a class; for numbers, one for those below 0 and one for the others. */
  private static List<String> paths(Examples examples, boolean numbers) {
    double reach = 0;
    double[] centre = {centre(examples.x()[0]), centre(examples.x()[1])};
    for (int d = 0; d < 2; d++) {
      for (double value : examples.x()[d]) {
        reach = Math.max(reach, Math.abs(value - centre[d]));
      }
    }
    List<StringBuilder> paths = new ArrayList<>();
    for (int c = 0; c < BANDS; c++) {
      paths.add(new StringBuilder());
    }
    double unit = (50 - MARGIN) / reach;
    for (int i = 0; i < examples.size(); i++) {
      int c = numbers ? (examples.y()[i] < 0 ? 0 : 1) : examples.label(i);
      String x = tenths(50 + (examples.x()[0][i] - centre[0]) * unit);
      String y = tenths(50 - (examples.x()[1][i] - centre[1]) * unit);
      paths.get(c).append('M').append(x).append(' ').append(y).append("h0");
    }
    return paths.stream().map(StringBuilder::toString).toList();
  }

  private static double centre(double[] values) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (double value : values) {
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
    return (low + high) / 2;
  }

  private static String tenths(double value) {
    return String.valueOf(Math.round(value * 10) / 10.0);
  }
}
