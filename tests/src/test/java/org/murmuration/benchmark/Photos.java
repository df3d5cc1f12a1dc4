package org.murmuration.benchmark;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.function.Function;
import javax.imageio.ImageIO;

/** Draws JPEGs with smooth and busy parts, as photos have them. */
final class Photos {
  private static final int WIDTH = 500;
  private static final int HEIGHT = 375;
  private static final int STROKES = 3000;
  private static final int SMALL = 48;
  private static final int TINY = 32;
  private static final int STROKES_OF_SMALL = 10;
  private static final int CLASSES = 4;

  private Photos() {}

  /** 500x375, of some 100 KB, in a folder for each of some classes. */
  static void write(Path folder, int count, long seed) throws IOException {
    write(folder, count, seed, random -> painting(WIDTH, HEIGHT, STROKES, random));
  }

  /** 48x48. */
  static void writeSmall(Path folder, int count, long seed) throws IOException {
    write(folder, count, seed, random -> painting(SMALL, SMALL, STROKES_OF_SMALL, random));
  }

  /** 32x32, of some 1 KB. */
  static void writeTiny(Path folder, int count, long seed) throws IOException {
    write(folder, count, seed, random -> painting(TINY, TINY, STROKES_OF_SMALL, random));
  }

  private static void write(
      Path folder, int count, long seed, Function<SplittableRandom, BufferedImage> painter)
      throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < count; i++) {
      Path file = folder.resolve("class-" + i % CLASSES).resolve(i + ".jpg");
      Files.createDirectories(file.getParent());
      ImageIO.write(painter.apply(random.split()), "jpeg", file.toFile());
    }
  }

  private static BufferedImage painting(
      int width, int height, int strokes, SplittableRandom random) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    for (int i = 0; i < strokes; i++) {
      graphics.setColor(new Color(random.nextInt(0x1000000)));
      graphics.setStroke(new BasicStroke(1 + random.nextInt(12)));
      int x = random.nextInt(width);
      int y = random.nextInt(height);
      graphics.drawLine(x, y, x + random.nextInt(-60, 60), y + random.nextInt(-60, 60));
    }
    graphics.dispose();
    return image;
  }
}
