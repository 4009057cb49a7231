package descent.live;

import descent.run.RunPicture;
import descent.view.LanePicture;
import java.util.List;

/** A picture as it leaves, for benchmarks. */
public final class EncodedPicture {
  private EncodedPicture() {}

  public static byte[] of(LanePicture lane) {
    return PictureCodec.encode(new RunPicture(1, 0, List.of(lane), List.of(0.0)));
  }
}
