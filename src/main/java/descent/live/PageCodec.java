package descent.live;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import descent.run.Speed;
import descent.view.Directions;
import descent.view.Lines;
import descent.view.Look;
import descent.view.Quantity;
import descent.view.SetName;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads messages of the page, strictly. */
final class PageCodec {
  private static final int DEEPEST = 8;
  private static final ObjectMapper JSON =
      new ObjectMapper(
              JsonFactory.builder()
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(DEEPEST)
                          .maxNumberLength(40)
                          .build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private PageCodec() {}

  /** <b>Errors:</b> {@link NotOfTheProtocol}. */
  static FromPage read(String text) {
    JsonNode tree;
    try {
      tree = JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw NotOfTheProtocol.notJson(text);
    }
    Members members = new Members("message", tree);
    FromPage message = message(members);
    members.end();
    return message;
  }

  private static FromPage message(Members in) {
    return switch (in.text("type")) {
      case "open" ->
          new FromPage.Open(in.text("experiment"), in.has("epoch") ? in.count("epoch") : 0);
      case "resume" -> new FromPage.Resume(in.text("run"), in.count("since"));
      case "play" -> new FromPage.Play();
      case "pause" -> new FromPage.Pause();
      case "step" -> new FromPage.Step(in.oneOf("unit", FromPage.Unit.values()));
      case "speed" -> new FromPage.SpeedTo(in.oneOf("speed", Speed.values()));
      case "restart" -> new FromPage.Restart();
      case "goto" -> new FromPage.GoTo(in.count("epoch"), in.has("batch") ? in.count("batch") : 0);
      case "change" -> new FromPage.ChangeTo(in.text("changes"));
      case "look" -> look(in);
      case "seen" -> new FromPage.Seen(in.count("log"), in.count("picture"));
      default ->
          throw new NotOfTheProtocol(
              "type",
              in.node("type"),
              "one of open, resume, play, pause, step, speed, restart, goto, change, look, seen");
    };
  }

  private static FromPage look(Members in) {
    return new FromPage.LookAt(
        in.oneOf("lines", Lines.values()),
        !in.has("tiles") || in.flag("tiles"),
        neuron(in),
        place(in),
        in.has("inside") ? Optional.of(in.oneOf("inside", Quantity.values())) : Optional.empty(),
        in.has("confusion")
            ? Optional.of(in.oneOf("confusion", SetName.values()))
            : Optional.empty(),
        in.has("matrices")
            ? Optional.of(window(new Members("matrices", in.node("matrices"))))
            : Optional.empty(),
        in.has("example")
            ? Optional.of(example(new Members("example", in.node("example"))))
            : Optional.empty(),
        in.has("slice")
            ? Optional.of(slice(new Members("slice", in.node("slice"))))
            : Optional.empty(),
        in.has("lane") ? OptionalInt.of(in.count("lane")) : OptionalInt.empty());
  }

  private static Look.Window window(Members in) {
    Look.Window window =
        new Look.Window(
            in.oneOf("of", Lines.values()),
            countOr0(in, "layer"),
            countOr0(in, "row"),
            countOr0(in, "column"));
    in.end();
    return window;
  }

  private static int countOr0(Members in, String name) {
    return in.has(name) ? in.count(name) : 0;
  }

  private static Look.Example example(Members in) {
    Look.Example example = new Look.Example(in.oneOf("set", SetName.values()), in.count("index"));
    in.end();
    return example;
  }

  private static Look.Slice slice(Members in) {
    Look.Slice slice =
        new Look.Slice(
            countOr0(in, "lane"),
            in.oneOf("directions", Directions.Kind.values()),
            countOr0(in, "seed"),
            countOr0(in, "take"));
    in.end();
    return slice;
  }

  private static Optional<FromPage.Neuron> neuron(Members in) {
    if (!in.has("neuron")) {
      return Optional.empty();
    }
    Members neuron = new Members("neuron", in.node("neuron"));
    FromPage.Neuron read =
        new FromPage.Neuron(
            neuron.has("lane") ? neuron.count("lane") : 0,
            neuron.count("layer"),
            neuron.count("unit"));
    neuron.end();
    return Optional.of(read);
  }

  private static Optional<FromPage.Place> place(Members in) {
    if (!in.has("at")) {
      return Optional.empty();
    }
    JsonNode at = in.node("at");
    if (!at.isArray() || at.size() != 2) {
      throw new NotOfTheProtocol("at", at, "two numbers");
    }
    return Optional.of(
        new FromPage.Place(Members.number("at", at.get(0)), Members.number("at", at.get(1))));
  }
}
