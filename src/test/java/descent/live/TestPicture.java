package descent.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.InflaterInputStream;

/** A picture taken apart as protocol.md says, by code that shares nothing with the codec. */
public record TestPicture(JsonNode header, float[] floats, byte[] maps) {

  static TestPicture of(byte[] frame) {
    try {
      byte[] plain = new InflaterInputStream(new ByteArrayInputStream(frame)).readAllBytes();
      ByteBuffer in = ByteBuffer.wrap(plain).order(ByteOrder.LITTLE_ENDIAN);
      int length = in.getInt();
      JsonNode header =
          new ObjectMapper().readTree(new String(plain, 4, length, StandardCharsets.UTF_8));
      in.position(4 + length);
      float[] floats = new float[header.get("floats").asInt()];
      for (int i = 0; i < floats.length; i++) {
        floats[i] = in.getFloat();
      }
      return new TestPicture(
          header, floats, Arrays.copyOfRange(plain, in.position(), plain.length));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int number() {
    return header.get("number").asInt();
  }

  JsonNode lane(int i) {
    return header.get("lanes").get(i);
  }
}
