package descent.browser;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/**
 * How like two screens are, seen from afar: both are reduced to some two thousand blocks, of each
 * its mean colour and, below, its contrast, so that another font (tried: another face makes 4.3 and
 * 0.025) or another edge of a line is no difference, and a part that is missing, empty or elsewhere
 * is one.
 *
 * @param mean mean difference of a block's channels, of 255
 * @param apart share of blocks that differ by more than {@link #CLEARLY} in some channel
 */
record Likeness(double mean, double apart) {
  private static final int COLUMNS = 60;
  private static final int CLEARLY = 44;
  private static final double MOST_MEAN = 7;
  private static final double MOST_APART = 0.032;

  /** Where the references are kept: small pictures, one pixel a block. */
  private static final Path REFERENCES = Path.of("src/e2e/resources/views");

  boolean isAlike() {
    return mean <= MOST_MEAN && apart <= MOST_APART;
  }

  /** The blocks of a screenshot. */
  static BufferedImage blocks(byte[] screenshot) {
    BufferedImage screen = read(new ByteArrayInputStream(screenshot));
    double size = screen.getWidth() / (double) COLUMNS;
    int rows = (int) Math.round(screen.getHeight() / size);
    BufferedImage blocks = new BufferedImage(COLUMNS, 2 * rows, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < rows; y++) {
      for (int x = 0; x < COLUMNS; x++) {
        int left = (int) (x * size);
        int top = (int) (y * size);
        int right = (int) ((x + 1) * size);
        int bottom = (int) ((y + 1) * size);
        blocks.setRGB(x, y, mean(screen, left, top, right, bottom));
        blocks.setRGB(x, rows + y, contrast(screen, left, top, right, bottom));
      }
    }
    return blocks;
  }

  private static int mean(BufferedImage screen, int left, int top, int right, int bottom) {
    long red = 0;
    long green = 0;
    long blue = 0;
    int count = 0;
    for (int y = top; y < Math.min(bottom, screen.getHeight()); y++) {
      for (int x = left; x < Math.min(right, screen.getWidth()); x++) {
        int rgb = screen.getRGB(x, y);
        red += rgb >> 16 & 255;
        green += rgb >> 8 & 255;
        blue += rgb & 255;
        count++;
      }
    }
    return count == 0
        ? 0
        : (int) (red / count) << 16 | (int) (green / count) << 8 | (int) (blue / count);
  }

  /** The standard deviation of the green channel, twice. */
  private static int contrast(BufferedImage screen, int left, int top, int right, int bottom) {
    double sum = 0;
    double squares = 0;
    int count = 0;
    for (int y = top; y < Math.min(bottom, screen.getHeight()); y++) {
      for (int x = left; x < Math.min(right, screen.getWidth()); x++) {
        int green = screen.getRGB(x, y) >> 8 & 255;
        sum += green;
        squares += green * green;
        count++;
      }
    }
    double mean = sum / Math.max(1, count);
    int grey =
        (int) Math.min(255, 2 * Math.sqrt(Math.max(0, squares / Math.max(1, count) - mean * mean)));
    return grey << 16 | grey << 8 | grey;
  }

  static Likeness of(BufferedImage one, BufferedImage other) {
    if (one.getWidth() != other.getWidth() || one.getHeight() != other.getHeight()) {
      return new Likeness(255, 1);
    }
    double sum = 0;
    int apart = 0;
    for (int y = 0; y < one.getHeight(); y++) {
      for (int x = 0; x < one.getWidth(); x++) {
        int largest = 0;
        for (int shift = 0; shift <= 16; shift += 8) {
          int difference =
              Math.abs((one.getRGB(x, y) >> shift & 255) - (other.getRGB(x, y) >> shift & 255));
          sum += difference / 3.0;
          largest = Math.max(largest, difference);
        }
        apart += largest > CLEARLY ? 1 : 0;
      }
    }
    double blocks = one.getWidth() * one.getHeight();
    return new Likeness(sum / blocks, apart / blocks);
  }

  static BufferedImage reference(String name) {
    try (InputStream in = Files.newInputStream(REFERENCES.resolve(name + ".png"))) {
      return read(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void write(String name, BufferedImage blocks) {
    try {
      Files.createDirectories(REFERENCES);
      ImageIO.write(blocks, "png", REFERENCES.resolve(name + ".png").toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static BufferedImage read(InputStream in) {
    try {
      return ImageIO.read(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
