package org.murmuration.imagepass;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import javax.imageio.ImageIO;

/** Files to pass through a network, in a folder. */
record Pictures(Path folder) {
  /** A picture of noise that the number decides. */
  ImageFile png(String name, int number) {
    BufferedImage picture = new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB);
    Random random = new Random(number);
    for (int y = 0; y < picture.getHeight(); y++) {
      for (int x = 0; x < picture.getWidth(); x++) {
        picture.setRGB(x, y, random.nextInt(1 << 24));
      }
    }
    Path file = folder.resolve(name);
    try {
      ImageIO.write(picture, "png", file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return image(file);
  }

  ImageFile text(String name, String content) throws IOException {
    return image(Files.writeString(folder.resolve(name), content));
  }

  ImageFile gone(String name) {
    return new ImageFile("file:" + folder.resolve(name), "wren", 5, 5);
  }

  private static ImageFile image(Path file) {
    return new ImageFile("file:" + file, "wren", file.toFile().length(), 0);
  }
}
