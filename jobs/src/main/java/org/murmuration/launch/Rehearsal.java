package org.murmuration.launch;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;

/**
 * Runs what people run most on a few small images, so that a JVM sees which classes that takes:
 * {@code deploy/murmuration} makes an archive of them, with which commands start quickly.
 */
public final class Rehearsal {
  private static final int SIDE = 240;
  private static final int IMAGES_A_LABEL = 6;

  private final Path folder;

  private Rehearsal(Path folder) {
    this.folder = folder;
  }

  /**
   * @param arguments a folder that is there, for all that is made
   */
  public static void main(String[] arguments) throws IOException {
    Locale.setDefault(Locale.ROOT);
    new Rehearsal(Path.of(arguments[0])).run();
  }

  private void run() throws IOException {
    draw("dark", 0x102030);
    draw("light", 0xC0D0E0);
    String network = "--network=" + folder.resolve("network");
    String images = "--images=" + folder.resolve("images");
    List<String> classify =
        List.of(
            "classify",
            images,
            "--classifier=" + folder.resolve("result/classifier"),
            "--predictions=" + folder.resolve("predictions"));
    command(
        "new-network",
        "--architecture=squeezenet1_1",
        "--seed=1",
        "--to=" + folder.resolve("network"));
    command("pipeline", network, images, "--epochs=1", "--output=" + folder.resolve("result"));
    command(classify.toArray(String[]::new));
    command(classify.toArray(String[]::new));
    command("embed", network, images, "--table=" + folder.resolve("result/table"));
  }

  private void draw(String label, int colour) throws IOException {
    Path place = Files.createDirectories(folder.resolve("images").resolve(label));
    for (int i = 0; i < IMAGES_A_LABEL; i++) {
      BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
      for (int at = 0; at < SIDE * SIDE; at++) {
        image.setRGB(at % SIDE, at / SIDE, colour + (at + i) % 16);
      }
      ImageIO.write(image, "jpg", place.resolve(i + ".jpg").toFile());
    }
  }

  private static void command(String... line) {
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    int code = new Launcher(nowhere, System.err).run(line);
    if (code != ExitCode.DONE.code()) {
      throw new IllegalStateException(line[0] + " ended with exit code " + code);
    }
  }
}
