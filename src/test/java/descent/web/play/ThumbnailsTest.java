package descent.web.play;

import static org.assertj.core.api.Assertions.assertThat;

import descent.data.DataName;
import java.util.List;
import org.junit.jupiter.api.Test;

class ThumbnailsTest {

  @Test
  void everyDataSetHasAPictureOfItsOwnPoints() {
    List<Thumbnail> all = Thumbnails.all();

    assertThat(all)
        .extracting(Thumbnail::key)
        .hasSameSizeAs(DataName.values())
        .startsWith("circles", "moons");
    assertThat(all).extracting(Thumbnail::paths).doesNotHaveDuplicates();
    assertThat(all)
        .allSatisfy(
            thumbnail -> {
              assertThat(thumbnail.title()).matches("[A-Z][a-z ]+");
              assertThat(thumbnail.paths())
                  .hasSize(2)
                  .allMatch(path -> path.matches("(M\\d{1,2}\\.\\d \\d{1,2}\\.\\dh0)+"));
            });
  }
}
