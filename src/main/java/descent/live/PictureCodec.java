package descent.live;

import com.fasterxml.jackson.core.JsonGenerator;
import descent.json.ReportJson;
import descent.run.RunPicture;
import descent.view.ExamplePicture;
import descent.view.LanePicture;
import descent.view.LayerPicture;
import descent.view.Matrices;
import descent.view.MatrixBlock;
import descent.view.NeuronPicture;
import descent.view.PlaneMap;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Deflater;

/**
 * A picture as a binary frame: header, numbers and maps in one zlib stream. <b>Source:</b>
 * protocol.md, "Pictures".
 */
final class PictureCodec {
  private static final int WORD = 4;
  private static final int CHUNK = 16_384;
  private static final double NANOSECONDS = 1e6;

  private final ByteArrayOutputStream header = new ByteArrayOutputStream(2_048);
  private final List<float[]> floats = new ArrayList<>();
  private final List<byte[]> maps = new ArrayList<>();
  private int floatCount;
  private int mapBytes;

  private PictureCodec() {}

  static byte[] encode(RunPicture picture) {
    try {
      return deflate(new PictureCodec().frame(picture));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private byte[] frame(RunPicture picture) throws IOException {
    ByteArrayOutputStream lanes = new ByteArrayOutputStream(2_048);
    try (JsonGenerator out = ServerCodec.JSON.createGenerator(lanes)) {
      out.writeStartArray();
      for (int lane = 0; lane < picture.lanes().size(); lane++) {
        lane(picture.lanes().get(lane), picture.ms().get(lane), out);
      }
      out.writeEndArray();
    }
    String start = "{\"number\":" + picture.number() + ",\"floats\":" + floatCount + ",\"lanes\":";
    header.writeBytes(start.getBytes(StandardCharsets.UTF_8));
    lanes.writeTo(header);
    header.write('}');
    while (header.size() % WORD != 0) {
      header.write(' ');
    }
    ByteBuffer frame =
        ByteBuffer.allocate(WORD + header.size() + WORD * floatCount + mapBytes)
            .order(ByteOrder.LITTLE_ENDIAN);
    frame.putInt(header.size()).put(header.toByteArray());
    for (float[] values : floats) {
      for (float value : values) {
        frame.putFloat(
            Float.isNaN(value) ? 0 : Math.max(-Float.MAX_VALUE, Math.min(Float.MAX_VALUE, value)));
      }
    }
    maps.forEach(frame::put);
    return frame.array();
  }

  private void lane(LanePicture lane, double ms, JsonGenerator out) throws IOException {
    out.writeStartObject();
    out.writeNumberField("epoch", lane.epoch());
    out.writeNumberField("batch", lane.batch());
    ReportJson.number("learningRate", lane.learningRate(), out);
    ReportJson.number("ms", Math.rint(ms * NANOSECONDS) / NANOSECONDS, out);
    out.writeStringField("lines", lane.lines().key());
    out.writeObjectFieldStart("surface");
    out.writeNumberField("side", side(lane.surface()));
    out.writeArrayFieldStart("outputs");
    for (PlaneMap map : lane.surface()) {
      out.writeStartObject();
      ReportJson.number("scale", map.scale(), out);
      out.writeNumberField("bytes", add(map));
      out.writeEndObject();
    }
    out.writeEndArray();
    out.writeEndObject();
    out.writeArrayFieldStart("layers");
    for (LayerPicture layer : lane.layers()) {
      layer(layer, out);
    }
    out.writeEndArray();
    if (lane.neuron().isPresent()) {
      neuron(lane.neuron().get(), out);
    }
    if (lane.inside().isPresent()) {
      PictureParts.inside(lane.inside().get(), out);
    }
    if (lane.confusion().isPresent()) {
      PictureParts.confusion(lane.confusion().get(), out);
    }
    if (lane.matrices().isPresent()) {
      matrices(lane.matrices().get(), out);
    }
    if (lane.example().isPresent()) {
      example(lane.example().get(), out);
    }
    if (lane.stand().isPresent()) {
      PictureParts.stand(lane.stand().get(), out);
    }
    if (lane.report().isPresent()) {
      out.writeObjectFieldStart("report");
      ReportJson.writeMembers(lane.report().get(), out);
      out.writeEndObject();
    }
    if (lane.diagnosis().isPresent()) {
      PictureParts.diagnosis(lane.diagnosis().get(), out);
    }
    out.writeEndObject();
  }

  private void layer(LayerPicture layer, JsonGenerator out) throws IOException {
    out.writeStartObject();
    out.writeNumberField("units", layer.units());
    out.writeNumberField("shown", layer.tiles().size());
    out.writeNumberField("side", side(layer.tiles()));
    out.writeArrayFieldStart("scales");
    for (PlaneMap map : layer.tiles()) {
      ReportJson.number(map.scale(), out);
    }
    out.writeEndArray();
    out.writeNumberField("bytes", mapBytes);
    layer.tiles().forEach(this::add);
    floats("W", layer.W(), out);
    floats("b", layer.b(), out);
    floats("lines", layer.lines(), out);
    floats("linesB", layer.linesB(), out);
    if (layer.dead().length > 0) {
      out.writeFieldName("dead");
      out.writeArray(layer.dead(), 0, layer.dead().length);
    }
    PictureParts.copies("copies", layer.copies(), out);
    out.writeEndObject();
  }

  private void neuron(NeuronPicture neuron, JsonGenerator out) throws IOException {
    out.writeObjectFieldStart("neuron");
    out.writeNumberField("layer", neuron.probe().layer());
    out.writeNumberField("unit", neuron.probe().unit());
    out.writeNumberField("side", neuron.map().side());
    ReportJson.number("scale", neuron.map().scale(), out);
    out.writeNumberField("bytes", add(neuron.map()));
    numbers("at", new double[] {neuron.probe().x1(), neuron.probe().x2()}, out);
    numbers("inputs", neuron.inputs(), out);
    numbers("weights", neuron.weights(), out);
    ReportJson.number("b", neuron.b(), out);
    ReportJson.number("z", neuron.z(), out);
    ReportJson.number("a", neuron.a(), out);
    out.writeEndObject();
  }

  private void matrices(Matrices matrices, JsonGenerator out) throws IOException {
    out.writeObjectFieldStart("matrices");
    out.writeStringField("of", matrices.of().key());
    out.writeArrayFieldStart("layers");
    for (MatrixBlock block : matrices.blocks()) {
      out.writeStartObject();
      out.writeNumberField("layer", block.layer());
      out.writeNumberField("row", block.row());
      out.writeNumberField("column", block.column());
      out.writeNumberField("rows", block.rows());
      out.writeNumberField("columns", block.columns());
      ReportJson.number("largest", block.largest(), out);
      floats("W", block.W(), out);
      floats("b", block.b(), out);
      floats("gamma", block.gamma(), out);
      out.writeEndObject();
    }
    out.writeEndArray();
    out.writeEndObject();
  }

  private void example(ExamplePicture example, JsonGenerator out) throws IOException {
    out.writeObjectFieldStart("example");
    out.writeStringField("set", example.example().set().key());
    out.writeNumberField("index", example.example().index());
    numbers("at", new double[] {example.x1(), example.x2()}, out);
    ReportJson.number("y", example.y(), out);
    ReportJson.number("loss", example.loss(), out);
    out.writeArrayFieldStart("layers");
    for (int l = 0; l < example.a().size(); l++) {
      out.writeStartObject();
      floats("z", toFloats(example.z().get(l)), out);
      floats("a", toFloats(example.a().get(l)), out);
      out.writeEndObject();
    }
    out.writeEndArray();
    out.writeEndObject();
  }

  private static float[] toFloats(double[] values) {
    float[] floats = new float[values.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }

  private static void numbers(String name, double[] values, JsonGenerator out) throws IOException {
    out.writeArrayFieldStart(name);
    for (double value : values) {
      ReportJson.number(value, out);
    }
    out.writeEndArray();
  }

  private void floats(String name, float[] values, JsonGenerator out) throws IOException {
    if (values.length > 0) {
      out.writeNumberField(name, floatCount);
      floats.add(values);
      floatCount += values.length;
    }
  }

  private int add(PlaneMap map) {
    int offset = mapBytes;
    maps.add(map.bytes());
    mapBytes += map.bytes().length;
    return offset;
  }

  private static int side(List<PlaneMap> maps) {
    return maps.isEmpty() ? 0 : maps.get(0).side();
  }

  private static byte[] deflate(byte[] frame) {
    Deflater deflater = new Deflater(Deflater.BEST_SPEED);
    try {
      deflater.setInput(frame);
      deflater.finish();
      ByteArrayOutputStream out = new ByteArrayOutputStream(frame.length / 2 + 64);
      byte[] chunk = new byte[CHUNK];
      while (!deflater.finished()) {
        out.write(chunk, 0, deflater.deflate(chunk));
      }
      return out.toByteArray();
    } finally {
      deflater.end();
    }
  }
}
