package descent.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.util.OptionalDouble;

/** How numbers are written; {@link Json} says what that is. */
final class NumberJson {
  /** Below it every whole double is a whole number of JSON that reads back the same. */
  private static final double LARGEST_WHOLE = 1e15;

  private NumberJson() {}

  private static void write(double value, JsonGenerator out) throws IOException {
    if (!Double.isFinite(value)) {
      out.writeNull();
    } else if (isWhole(value)) {
      out.writeNumber((long) value);
    } else {
      out.writeNumber(value);
    }
  }

  private static boolean isWhole(double value) {
    return value == Math.rint(value) && Math.abs(value) < LARGEST_WHOLE;
  }

  static final class Doubles extends StdSerializer<Double> {
    private static final long serialVersionUID = 1;

    Doubles() {
      super(Double.class);
    }

    @Override
    public void serialize(Double value, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      write(value, out);
    }
  }

  static final class DoubleArrays extends StdSerializer<double[]> {
    private static final long serialVersionUID = 1;

    DoubleArrays() {
      super(double[].class);
    }

    @Override
    public void serialize(double[] values, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      out.writeStartArray();
      for (double value : values) {
        write(value, out);
      }
      out.writeEndArray();
    }
  }

  static final class FloatArrays extends StdSerializer<float[]> {
    private static final long serialVersionUID = 1;

    FloatArrays() {
      super(float[].class);
    }

    @Override
    public void serialize(float[] values, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      out.writeStartArray();
      for (float value : values) {
        if (Float.isFinite(value) && !isWhole(value)) {
          out.writeNumber(value);
        } else {
          write(value, out);
        }
      }
      out.writeEndArray();
    }
  }

  static final class OptionalDoubles extends StdSerializer<OptionalDouble> {
    private static final long serialVersionUID = 1;

    OptionalDoubles() {
      super(OptionalDouble.class);
    }

    @Override
    public boolean isEmpty(SerializerProvider provider, OptionalDouble value) {
      return value.isEmpty();
    }

    @Override
    public void serialize(OptionalDouble value, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      write(value.orElse(Double.NaN), out);
    }
  }
}
