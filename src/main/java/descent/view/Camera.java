package descent.view;

import descent.data.Split;
import descent.training.Lane;
import descent.training.Training;

/** placeholder: signatures only, until the core lands. */
public final class Camera {
  public Camera(Split data, Lane lane, Box box) {}

  public LanePicture picture(Training training, Look look) {
    return null;
  }
}
