package org.murmuration.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** Against Pillow's pixels and other libraries' odd files; skipped where the data are absent. */
class TestGoldenPixels {
  private static final ImageShape INPUT = new ImageShape(224, 224, 3);

  private final Path data = Path.of(System.getProperty("murmuration.test-data", "absent"));
  private final ImageDecoder decoder = new ImageDecoder();

  @BeforeEach
  void skipWithoutData() {
    assumeTrue(
        Files.isDirectory(data.resolve("golden")),
        () -> "Skipped: no test data in " + data + " (set -Dmurmuration.test-data=FOLDER)");
  }

  @Test
  void fitsPhotosAsPillowDoes(TestReporter reporter) throws Exception {
    float[] golden =
        Npz.read(data.resolve("golden/squeezenet1_1_animals.npz")).floats("rgb224_uint8");
    List<String> files = Files.readAllLines(data.resolve("golden/squeezenet1_1_animals.files.txt"));
    Preprocessing preprocessing = new Preprocessing(INPUT, Preset.TORCHVISION);
    for (int i = 0; i < files.size(); i++) {
      byte[] photo = Files.readAllBytes(data.resolve("photos/animals").resolve(files.get(i)));
      int[] fitted = Encoded.pixels(preprocessing.fit(decoder.decode(photo).pixels()));
      double difference = meanDifference(fitted, golden, i * INPUT.size());
      reporter.publishEntry(files.get(i), "mean difference %s of 255".formatted(difference));
      assertThat(difference).as(files.get(i)).isLessThanOrEqualTo(1.0);
    }
  }

  @Test
  void endsEachOddFileAsAnImageOrANamedReject(TestReporter reporter) throws IOException {
    List<String> outcomes = new ArrayList<>();
    for (Path file : files(data.resolve("odd-images"))) {
      outcomes.add(outcome(Files.readAllBytes(file)));
    }
    long images = outcomes.stream().filter("IMAGE"::equals).count();
    reporter.publishEntry("images", "%s of %s".formatted(images, outcomes.size()));
    assertThat(images).isPositive();
    assertThat(outcomes).contains("EMPTY", "NOT_AN_IMAGE", "TRUNCATED", "CORRUPT");
  }

  private String outcome(byte[] bytes) {
    try {
      decoder.decode(bytes);
      return "IMAGE";
    } catch (RejectedImageException rejection) {
      return rejection.reason().name();
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static double meanDifference(int[] pixels, float[] golden, int offset) {
    double sum = 0;
    for (int i = 0; i < pixels.length; i++) {
      for (int channel = 0; channel < 3; channel++) {
        int sample = pixels[i] >> (16 - 8 * channel) & 0xFF;
        sum += Math.abs(sample - golden[offset + i * 3 + channel]);
      }
    }
    return sum / (pixels.length * 3);
  }
}
