package descent.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import descent.run.Speed;
import descent.view.Directions;
import descent.view.Lines;
import descent.view.Look;
import descent.view.Quantity;
import descent.view.SetName;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageCodecTest {

  @Test
  void everyExampleOfTheProtocolIsRead() {
    List<FromPage> read =
        Protocol.examples("in ").stream().map(example -> PageCodec.read(example.json())).toList();

    assertThat(read)
        .containsExactly(
            new FromPage.Open("data=moons&opt=adam&lr=0.0007", 0),
            new FromPage.Resume("c2VjcmV0LXJ1bi1pZC0x", 42),
            new FromPage.Play(),
            new FromPage.Pause(),
            new FromPage.Step(FromPage.Unit.BATCH),
            new FromPage.SpeedTo(Speed.FAST),
            new FromPage.Restart(),
            new FromPage.GoTo(120, 2),
            new FromPage.ChangeTo("lr:0.003"),
            new FromPage.ChangeTo("l1:0,l2:0.1,keep:0.8:1,add:0.5:0.5:1,drop:7"),
            new FromPage.LookAt(
                Lines.GRADIENT,
                true,
                Optional.of(new FromPage.Neuron(0, 2, 0)),
                Optional.of(new FromPage.Place(0.72, 0.78)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                OptionalInt.empty()),
            new FromPage.LookAt(
                Lines.WEIGHT,
                true,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(new Look.Window(Lines.GRADIENT, 2, 32, 0)),
                Optional.of(new Look.Example(SetName.TRAIN, 17)),
                Optional.of(new Look.Slice(0, Directions.Kind.PATH, 1, 3)),
                OptionalInt.empty()),
            new FromPage.LookAt(
                Lines.UPDATE,
                false,
                Optional.of(new FromPage.Neuron(0, 1, 3)),
                Optional.empty(),
                Optional.of(Quantity.GRADIENTS),
                Optional.of(SetName.TEST),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                OptionalInt.of(0)),
            new FromPage.Seen(42, 17));
  }

  @Test
  void everyKindOfMessageHasAnExample() {
    List<Class<?>> kinds = List.of(FromPage.class.getPermittedSubclasses());

    assertThat(
            Protocol.examples("in ").stream()
                .map(example -> PageCodec.read(example.json()).getClass())
                .distinct())
        .hasSameSizeAs(kinds);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'type':'play','now':true}|now",
        "{'type':'open'}|experiment",
        "{'type':'open','experiment':3}|experiment",
        "{'type':'open','experiment':'','epoch':-1}|epoch",
        "{'type':'open','experiment':'','epoch':1.5}|epoch",
        "{'type':'open','experiment':'','epoch':'1'}|epoch",
        "{'type':'open','experiment':'','epoch':99999999999}|epoch",
        "{'type':'open','experiment':null}|experiment",
        "{'type':'fly'}|type",
        "{'type':3}|type",
        "{}|type",
        "{'type':'step','unit':'BATCH'}|unit",
        "{'type':'speed','speed':'ludicrous'}|speed",
        "{'type':'change'}|changes",
        "{'type':'change','changes':0.1}|changes",
        "{'type':'change','changes':['lr:0.1']}|changes",
        "{'type':'change','changes':{'lr':0.1}}|changes",
        "{'type':'change','changes':'lr:0.1','edits':'drop:1'}|edits",
        "{'type':'change','lr':0.1}|changes",
        "{'type':'look','lines':'weight','neuron':{'layer':1}}|unit",
        "{'type':'look','lines':'weight','neuron':{'layer':1,'unit':1,'x':1}}|x",
        "{'type':'look','lines':'weight','at':[1]}|at",
        "{'type':'look','lines':'weight','at':[1,'a']}|at",
        "{'type':'look','lines':'weight','matrices':{'layer':1}}|of",
        "{'type':'look','lines':'weight','matrices':{'of':'weight','rows':1}}|rows",
        "{'type':'look','lines':'weight','example':{'set':'all','index':1}}|set",
        "{'type':'look','lines':'weight','example':{'set':'train','index':-1}}|index",
        "{'type':'look','lines':'weight','slice':{'directions':'up'}}|directions",
        "{'type':'look','lines':'weight','slice':{'directions':'path','seed':-1}}|seed",
        "{'type':'seen','log':1}|picture",
      })
  void whatIsNotOfTheProtocolIsNamed(String json, String key) {
    NotOfTheProtocol fault =
        catchThrowableOfType(NotOfTheProtocol.class, () -> PageCodec.read(json.replace('\'', '"')));

    assertThat(fault.problem().key()).isEqualTo(key);
    assertThat(fault.problem().detail()).startsWith(key + " must be ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "null",
        "[]",
        "3",
        "\"play\"",
        "{",
        "{\"type\":\"play\"",
        "{\"type\":\"play\"}{\"type\":\"play\"}",
        "{\"type\":\"play\",\"type\":\"pause\"}",
        "{'type':'play'}",
        "{\"type\":\"play\",}",
        "\u0000",
        "{\"type\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":1}}}}}}}}}"
      })
  void whatIsNotOneJsonObjectIsRefused(String text) {
    assertThatThrownBy(() -> PageCodec.read(text)).isInstanceOf(NotOfTheProtocol.class);
  }

  @Test
  void mutatedMessagesAreReadOrRefusedButNeverAFault() {
    List<Protocol.Example> examples = Protocol.examples("in ");
    for (long seed = 0; seed < 20_000; seed++) {
      Random random = new Random(seed);
      StringBuilder text = new StringBuilder(examples.get(random.nextInt(examples.size())).json());
      for (int i = random.nextInt(4); i >= 0; i--) {
        int at = random.nextInt(text.length());
        switch (random.nextInt(3)) {
          case 0 -> text.deleteCharAt(at);
          case 1 -> text.insert(at, "{}[]\",:-0e9\\u\u0000\ud800".charAt(random.nextInt(15)));
          default -> text.setCharAt(at, (char) random.nextInt(0x300));
        }
      }
      try {
        PageCodec.read(text.toString());
      } catch (NotOfTheProtocol refused) {
        assertThat(refused.problem().detail()).as("seed %d", seed).hasSizeLessThan(700);
      } catch (RuntimeException e) {
        throw new AssertionError("seed " + seed + ": " + text, e);
      }
    }
  }
}
