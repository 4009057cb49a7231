package descent.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/**
 * What this server says in JSON: records, whose members come in the order in which they are
 * declared; what is absent is left out. UTF-8.
 *
 * <p><b>NaN</b> and infinities are null. A number is written with the fewest digits that read back
 * as the same double, and a whole one without a fraction. This is the one place that decides it.
 */
public final class Json {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
          .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
          .serializationInclusion(JsonInclude.Include.NON_ABSENT)
          .addModule(new Jdk8Module())
          .addModule(numbers())
          .build();

  private Json() {}

  private static SimpleModule numbers() {
    NumberJson.Doubles doubles = new NumberJson.Doubles();
    return new SimpleModule("numbers")
        .addSerializer(double.class, doubles)
        .addSerializer(Double.class, doubles)
        .addSerializer(double[].class, new NumberJson.DoubleArrays())
        .addSerializer(float[].class, new NumberJson.FloatArrays())
        .addSerializer(java.util.OptionalDouble.class, new NumberJson.OptionalDoubles());
  }

  public static byte[] bytes(Object value) {
    try {
      return MAPPER.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One line, with its end. */
  public static byte[] line(Object value) {
    byte[] json = bytes(value);
    byte[] line = java.util.Arrays.copyOf(json, json.length + 1);
    line[json.length] = '\n';
    return line;
  }

  public static String text(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes as it goes; {@code out} stays open. */
  public static void write(Object value, OutputStream out) throws IOException {
    MAPPER.writeValue(out, value);
  }
}
