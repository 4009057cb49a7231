package descent.url;

import descent.nn.Activation;
import descent.nn.HiddenLayer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Hidden layers, each {@code units[:activation][:bn][:keepP]}, with commas between; the empty text
 * is no hidden layer.
 *
 * <p>The activation is relu where none is named, and is always printed.
 */
final class LayersForm {
  private static final Form<Activation> ACTIVATION = Form.oneOf(Activation.values());
  static final Form<List<HiddenLayer>> FORM =
      new Form<>(
          "empty, or layers units[:activation][:bn][:keepP] with commas between, units in "
              + HiddenLayer.UNITS
              + ", activation "
              + ACTIVATION.allowed()
              + ", P in "
              + HiddenLayer.KEEP,
          Shape.of(Shape.Kind.LAYERS, List.of(Activation.values())),
          LayersForm::read,
          LayersForm::print);

  private LayersForm() {}

  private static List<HiddenLayer> read(String text) {
    List<HiddenLayer> layers = new ArrayList<>();
    if (!text.isEmpty()) {
      for (String layer : text.split(",", -1)) {
        layers.add(layer(layer.split(":", -1)));
      }
    }
    return List.copyOf(layers);
  }

  private static HiddenLayer layer(String[] words) {
    int units = Numbers.whole(words[0]);
    Activation activation = Activation.RELU;
    boolean batchNorm = false;
    double keep = 1;
    int next = 1;
    if (next < words.length && !words[next].equals("bn") && !words[next].startsWith("keep")) {
      activation = ACTIVATION.read().apply(words[next++]);
    }
    if (next < words.length && words[next].equals("bn")) {
      batchNorm = true;
      next++;
    }
    if (next < words.length && words[next].startsWith("keep")) {
      keep = Numbers.decimal(words[next++].substring("keep".length()));
    }
    if (next < words.length) {
      throw new IllegalArgumentException(words[next]);
    }
    return new HiddenLayer(units, activation, batchNorm, keep);
  }

  private static String print(List<HiddenLayer> layers) {
    return layers.stream()
        .map(
            layer ->
                layer.units()
                    + ":"
                    + layer.activation().key()
                    + (layer.batchNorm() ? ":bn" : "")
                    + (layer.keep() < 1 ? ":keep" + Numbers.print(layer.keep()) : ""))
        .collect(Collectors.joining(","));
  }
}
