package descent.web.step;

import com.fasterxml.jackson.core.JsonGenerator;
import descent.json.ReportJson;
import descent.view.LanePicture;
import descent.view.LayerPicture;
import descent.view.PlaneMap;
import java.io.IOException;
import java.util.Base64;

/** The network of a picture as a JSON member: tiles in base64, the shown weights as numbers. */
final class PictureJson {
  private PictureJson() {}

  static void write(LanePicture picture, JsonGenerator out) throws IOException {
    out.writeArrayFieldStart("picture");
    for (LayerPicture layer : picture.layers()) {
      out.writeStartObject();
      out.writeNumberField("units", layer.units());
      out.writeNumberField("shown", layer.tiles().size());
      out.writeNumberField("side", layer.tiles().get(0).side());
      out.writeArrayFieldStart("scales");
      for (PlaneMap tile : layer.tiles()) {
        ReportJson.number(tile.scale(), out);
      }
      out.writeEndArray();
      out.writeArrayFieldStart("maps");
      for (PlaneMap tile : layer.tiles()) {
        out.writeString(Base64.getEncoder().encodeToString(tile.bytes()));
      }
      out.writeEndArray();
      numbers("W", layer.W(), out);
      numbers("b", layer.b(), out);
      out.writeFieldName("dead");
      out.writeArray(layer.dead(), 0, layer.dead().length);
      out.writeEndObject();
    }
    out.writeEndArray();
  }

  private static void numbers(String name, float[] values, JsonGenerator out) throws IOException {
    if (values.length == 0) {
      return;
    }
    out.writeArrayFieldStart(name);
    for (float value : values) {
      out.writeNumber(Float.isFinite(value) ? value : 0);
    }
    out.writeEndArray();
  }
}
