package descent.url;

import descent.setting.BadSetting;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntUnaryOperator;

/**
 * A query string taken apart: the keys of a page or an API of its own, each at most once, and the
 * rest, which is the experiment's. The one reading of all such keys.
 */
public final class OwnKeys {
  private static final String EPOCHS = "epochs";
  private static final String BATCHES = "batches";

  private final Map<String, String> values;
  private final String experiment;

  private OwnKeys(Map<String, String> values, String experiment) {
    this.values = values;
    this.experiment = experiment;
  }

  /**
   * Takes a query apart.
   *
   * @param keys those that are not the experiment's
   * @throws BadSetting for a key given twice, or a value that is not percent-encoded UTF-8
   */
  public static OwnKeys of(String query, Set<String> keys) {
    Map<String, String> values = new LinkedHashMap<>();
    List<String> rest = new ArrayList<>();
    for (String part : Query.parts(query, '&')) {
      Query.Pair pair = Query.pair(part);
      if (!keys.contains(pair.key())) {
        rest.add(part);
      } else if (values.put(pair.key(), decode(pair)) != null) {
        throw new BadSetting(pair.key(), values.get(pair.key()), "given once");
      }
    }
    return new OwnKeys(values, String.join("&", rest));
  }

  /** No keys of its own, and no experiment. */
  public static OwnKeys none() {
    return new OwnKeys(Map.of(), "");
  }

  private static String decode(Query.Pair pair) {
    try {
      return Query.decode(pair.value());
    } catch (BadSetting fault) {
      throw new BadSetting(pair.key(), pair.value(), fault.allowed());
    }
  }

  /** The experiment's part of the query, as it stands. */
  public String experiment() {
    return experiment;
  }

  /** The own keys that were given with their values, decoded, in their order. */
  public Map<String, String> values() {
    return Collections.unmodifiableMap(values);
  }

  public boolean has(String key) {
    return values.containsKey(key);
  }

  public Optional<String> text(String key) {
    return Optional.ofNullable(values.get(key));
  }

  /**
   * A whole number.
   *
   * @throws BadSetting for what is none in low..high
   */
  public int whole(String key, int usual, int low, int high) {
    return text(key)
        .map(
            text ->
                read(
                    key, text, Numbers::whole, low, high, "a whole number in " + low + ".." + high))
        .orElse(usual);
  }

  /**
   * A number.
   *
   * @throws BadSetting for what is none in [low, high]
   */
  public double number(String key, double usual, double low, double high) {
    String allowed = "a number in [" + Numbers.print(low) + ", " + Numbers.print(high) + "]";
    return text(key)
        .map(text -> read(key, text, Numbers::decimal, low, high, allowed))
        .orElse(usual);
  }

  /**
   * Yes or no; no where it is not given.
   *
   * @throws BadSetting for anything but true and false
   */
  public boolean flag(String key) {
    String text = text(key).orElse("false");
    if (!text.equals("true") && !text.equals("false")) {
      throw new BadSetting(key, text, "true or false");
    }
    return text.equals("true");
  }

  /**
   * The place in a run, if one is given.
   *
   * @param batches how many an epoch has, by the epochs before it
   * @throws BadSetting for what is no place of such a run
   */
  public Optional<At> at(IntUnaryOperator batches) {
    Optional<At> at = text(At.KEY).map(At::parse);
    int most = at.isEmpty() ? 0 : batches.applyAsInt(at.get().epoch()) - 1;
    if (at.isPresent() && at.get().batch() > most) {
      throw new BadSetting(
          At.KEY, at.get().toString(), "at a batch in 0.." + most + " of its epoch");
    }
    return at;
  }

  /**
   * The place in a run where older links have {@code epochs} and {@code batches} for it; the start
   * where none is given.
   *
   * @param batches how many an epoch has, by the epochs before it
   * @throws BadSetting if both are given, or one is no place of such a run
   */
  public At atOrEpochs(IntUnaryOperator batches) {
    int epoch = whole(EPOCHS, 0, 0, At.MOST_EPOCHS);
    int batch = whole(BATCHES, 0, 0, batches.applyAsInt(epoch) - 1);
    if (has(At.KEY) && (has(EPOCHS) || has(BATCHES))) {
      throw new BadSetting(
          At.KEY, values.get(At.KEY), "given without epochs and batches, which say the same");
    }
    return at(batches).orElse(new At(epoch, batch));
  }

  private static <N extends Number> N read(
      String key, String text, Function<String, N> form, double low, double high, String allowed) {
    try {
      N value = form.apply(text);
      if (value.doubleValue() >= low && value.doubleValue() <= high) {
        return value;
      }
    } catch (NumberFormatException e) {
      // Answered below, like a number out of range.
    }
    throw new BadSetting(key, text, allowed);
  }
}
