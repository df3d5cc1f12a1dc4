package org.murmuration.launch;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/** A folder with small photos and a small network, which commands run on. */
record Workplace(Path folder) {
  static final List<String> LABELS = List.of("blue hour", "green, leafy", "red");
  private static final List<Color> COLOURS =
      List.of(new Color(40, 60, 200), new Color(40, 180, 60), new Color(210, 50, 40));
  private static final int SIZE_PIXELS = 48;

  /** A narrow VGG11, cut at fc2 to 8 floats. */
  Workplace withNetwork(String name) {
    return withNetwork(name, 1);
  }

  Workplace withNetwork(String name, long seed) {
    Ended.well(
        "new-network",
        "--architecture=vgg11",
        "--widths=8,8,8,8,8,16,8",
        "--input-shape=32x32x3",
        "--seed=" + seed,
        "--to=" + path(name));
    return this;
  }

  /** Photos of three kinds, {@code each} of a kind, in a folder for each. */
  Workplace withPhotos(String name, int each) {
    for (int label = 0; label < LABELS.size(); label++) {
      for (int i = 0; i < each; i++) {
        withPhoto(name + "/" + LABELS.get(label) + "/" + i + ".png", label, 100L * label + i);
      }
    }
    return this;
  }

  /** A square of the label's colour, somewhere on a noisy ground. */
  Workplace withPhoto(String name, int label, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    BufferedImage image = new BufferedImage(SIZE_PIXELS, SIZE_PIXELS, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < SIZE_PIXELS * SIZE_PIXELS; i++) {
      int grey = random.nextInt(100, 160);
      image.setRGB(i % SIZE_PIXELS, i / SIZE_PIXELS, new Color(grey, grey, grey).getRGB());
    }
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(COLOURS.get(label));
    graphics.fillRect(random.nextInt(0, 16), random.nextInt(0, 16), 32, 32);
    graphics.dispose();
    return with(name, image);
  }

  private Workplace with(String name, BufferedImage image) {
    try {
      Path file = Path.of(path(name));
      Files.createDirectories(file.getParent());
      ImageIO.write(image, "png", file.toFile());
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Workplace withFile(String name, String text) throws IOException {
    Path file = Path.of(path(name));
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    return this;
  }

  String path(String name) {
    return folder.resolve(name).toString();
  }

  byte[] bytes(String name) throws IOException {
    return Files.readAllBytes(folder.resolve(name));
  }

  String text(String name) throws IOException {
    return Files.readString(folder.resolve(name));
  }

  boolean has(String name) {
    return Files.exists(folder.resolve(name));
  }

  /** Names of all files below a folder, without the checksums of Hadoop's local file system. */
  List<String> filesBelow(String name) throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve(name))) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString())
          .filter(file -> !file.endsWith(".crc"))
          .sorted()
          .toList();
    }
  }
}
