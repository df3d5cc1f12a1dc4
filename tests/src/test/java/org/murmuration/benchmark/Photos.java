package org.murmuration.benchmark;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;

/** Draws JPEGs with smooth and busy parts, as photos have them. */
final class Photos {
  private static final int WIDTH = 500;
  private static final int HEIGHT = 375;
  private static final int STROKES = 3000;
  private static final int CLASSES = 4;

  private Photos() {}

  /** 500x375, of some 100 KB, in a folder for each of some classes. */
  static void write(Path folder, int count, long seed) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < count; i++) {
      Path file = folder.resolve("class-" + i % CLASSES).resolve(i + ".jpg");
      Files.createDirectories(file.getParent());
      ImageIO.write(painting(random.split()), "jpeg", file.toFile());
    }
  }

  private static BufferedImage painting(SplittableRandom random) {
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    for (int i = 0; i < STROKES; i++) {
      graphics.setColor(new Color(random.nextInt(0x1000000)));
      graphics.setStroke(new BasicStroke(1 + random.nextInt(12)));
      int x = random.nextInt(WIDTH);
      int y = random.nextInt(HEIGHT);
      graphics.drawLine(x, y, x + random.nextInt(-60, 60), y + random.nextInt(-60, 60));
    }
    graphics.dispose();
    return image;
  }
}
