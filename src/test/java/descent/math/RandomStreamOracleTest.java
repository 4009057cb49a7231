package descent.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import descent.oracle.Oracle;
import java.util.Arrays;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every draw of NumPy's RandomState, bit for bit. */
class RandomStreamOracleTest {
  private static final JsonNode SEEDS = Oracle.read("rng_streams").get("seeds");

  static Stream<String> seeds() {
    Stream.Builder<String> names = Stream.builder();
    SEEDS.fieldNames().forEachRemaining(names);
    return names.build().filter(seed -> Long.parseLong(seed) <= Integer.MAX_VALUE);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void wordsUniformsAndNormalsComeOut(String seed) {
    JsonNode expected = SEEDS.get(seed);

    assertThat(draws(seed, 10, s -> (double) s.word()))
        .containsExactly(Oracle.row(expected.get("raw_u32")));
    assertThat(draws(seed, 10, RandomStream::rand))
        .containsExactly(Oracle.row(expected.get("rand")));
    assertThat(draws(seed, 10, RandomStream::randn))
        .containsExactly(Oracle.row(expected.get("randn")));
    assertThat(draws(seed, 6, RandomStream::randn))
        .containsExactly(Oracle.flat(expected.get("randn_2x3_rowmajor")));
    assertThat(draws(seed, 10, s -> (double) s.integerUpTo(99)))
        .containsExactly(Oracle.row(expected.get("randint_0_100")));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void farDrawsComeOut(String seed) {
    JsonNode expected = SEEDS.get(seed);

    assertThat(draws(seed, 1000, RandomStream::randn)[999])
        .isEqualTo(expected.get("randn_1000th").doubleValue());
    assertThat(draws(seed, 10_000, RandomStream::rand)[9999])
        .isEqualTo(expected.get("rand_10000th").doubleValue());
    assertThat(draws(seed, 700, s -> (double) s.word())[699])
        .isEqualTo(expected.get("raw_u32_700th").doubleValue());
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void permutationsAndShufflesComeOut(String seed) {
    JsonNode expected = SEEDS.get(seed);

    assertThat(fresh(seed).permutation(10)).containsExactly(whole(expected.get("permutation10")));
    assertThat(Arrays.copyOf(fresh(seed).permutation(300), 20))
        .containsExactly(whole(expected.get("permutation300_first20")));
    RandomStream stream = fresh(seed);
    int[] order = IntStream.range(0, 10).toArray();
    stream.shuffle(order);
    assertThat(order).containsExactly(whole(expected.get("shuffle10")));
    assertThat(three(i -> stream.rand()))
        .containsExactly(Oracle.row(expected.get("after_shuffle10_next_rand3")));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void theKeptNormalSurvivesUniformsAndPermutations(String seed) {
    JsonNode mixed = SEEDS.get(seed).get("mixed");
    RandomStream stream = fresh(seed);

    assertThat(three(i -> stream.randn())).containsExactly(Oracle.row(mixed.get("randn3")));
    assertThat(new double[] {stream.rand(), stream.rand()})
        .containsExactly(Oracle.row(mixed.get("then_rand2")));
    assertThat(new double[] {stream.randn(), stream.randn()})
        .containsExactly(Oracle.row(mixed.get("then_randn2")));
    assertThat(stream.permutation(5)).containsExactly(whole(mixed.get("then_permutation5")));
    assertThat(new double[] {stream.randn()}).containsExactly(Oracle.row(mixed.get("then_randn1")));
  }

  @Test
  void seedingAgainStartsOver() {
    RandomStream stream = new RandomStream(7);
    stream.randn();

    stream.seed(1);

    assertThat(stream.randn()).isEqualTo(new RandomStream(1).randn());
  }

  @Test
  void refusesSeedsThatCommonsMathWouldSeedOtherwise() {
    assertThatThrownBy(() -> new RandomStream(-1))
        .hasMessage("seed must be in 0..2147483647, was -1");
  }

  @Test
  void refusesANegativeBound() {
    assertThatThrownBy(() -> new RandomStream(1).integerUpTo(-1))
        .hasMessage("max must be 0 or more, was -1");
  }

  private static RandomStream fresh(String seed) {
    return new RandomStream(Integer.parseInt(seed));
  }

  private static double[] draws(
      String seed, int n, java.util.function.ToDoubleFunction<RandomStream> draw) {
    RandomStream stream = fresh(seed);
    return IntStream.range(0, n).mapToDouble(i -> draw.applyAsDouble(stream)).toArray();
  }

  private static double[] three(IntFunction<Double> draw) {
    return new double[] {draw.apply(0), draw.apply(1), draw.apply(2)};
  }

  private static int[] whole(JsonNode node) {
    return Arrays.stream(Oracle.row(node)).mapToInt(x -> (int) x).toArray();
  }
}
