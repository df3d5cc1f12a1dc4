package org.murmuration.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.murmuration.decode.Encoded;
import org.murmuration.decode.ImageDecoder;
import org.murmuration.decode.Npz;
import org.murmuration.decode.TestData;

/** Against Pillow's pixels; skipped where the data are absent. */
class TestGoldenPixels {
  private static final ImageShape INPUT = new ImageShape(224, 224, 3);

  private final Path data = TestData.FOLDER;
  private final ImageDecoder decoder = new ImageDecoder();

  @BeforeEach
  void skipWithoutData() {
    TestData.skipWithout();
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
