package descent.web.check;

import descent.check.Bug;
import descent.check.Mistake;
import descent.check.Place;
import descent.setting.BadSetting;
import descent.url.OwnKeys;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A hunt for a hidden mistake.
 *
 * @param seed that draws it
 * @param guess where the visitor takes it to be, and what
 * @param reveal whether the answer says which it was
 */
record HuntRequest(int seed, Optional<Guess> guess, boolean reveal) {
  private static final int LARGEST_SEED = 2_000_000_000;
  private static final String KINDS =
      Arrays.stream(Mistake.values()).map(Mistake::key).collect(Collectors.joining(", "));

  /** Where and what, such as {@code dW2:sign}. */
  record Guess(String text, String gradient, Mistake mistake) {}

  /** Which halves of a guess are right. */
  record Answer(boolean place, boolean mistake) {}

  static Optional<HuntRequest> of(OwnKeys own) {
    boolean reveal = own.flag("reveal");
    if (!own.has("hunt")) {
      for (String key : List.of("guess", "reveal")) {
        if (own.has(key)) {
          throw new BadSetting(key, own.text(key).orElseThrow(), "given with hunt=SEED");
        }
      }
      return Optional.empty();
    }
    if (own.has("bug")) {
      throw new BadSetting(
          "bug", own.text("bug").orElseThrow(), "left out of a hunt, which hides its own");
    }
    return Optional.of(
        new HuntRequest(
            own.whole("hunt", 0, 0, LARGEST_SEED),
            own.text("guess").map(HuntRequest::guess),
            reveal));
  }

  private static Guess guess(String text) {
    String[] halves = text.split(":", 2);
    return Arrays.stream(Mistake.values())
        .filter(mistake -> halves.length == 2 && mistake.key().equals(halves[1]))
        .findFirst()
        .map(mistake -> new Guess(text, halves[0], mistake))
        .orElseThrow(
            () ->
                new BadSetting(
                    "guess",
                    text,
                    "a gradient and a mistake, such as dW2:sign; mistakes are " + KINDS));
  }

  /** <b>Errors:</b> {@link BadSetting} where the network has no such gradient. */
  Optional<Answer> answer(Bug hidden, List<Place> places) {
    return guess.map(
        given -> {
          Place place =
              places.stream()
                  .filter(p -> p.gradient().equals(given.gradient()))
                  .findFirst()
                  .orElseThrow(
                      () ->
                          new BadSetting(
                              "guess",
                              given.text(),
                              "in one of "
                                  + places.stream()
                                      .map(Place::gradient)
                                      .collect(Collectors.joining(", "))));
          return new Answer(place.holds(hidden), given.mistake() == Mistake.of(hidden));
        });
  }
}
