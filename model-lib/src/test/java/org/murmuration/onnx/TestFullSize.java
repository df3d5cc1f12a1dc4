package org.murmuration.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedOutputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.murmuration.architecture.Architecture;
import org.murmuration.architecture.CutPoint;
import org.murmuration.image.Preset;
import org.murmuration.network.Classifier;

/**
 * The published sizes, of which VGG16 needs some gigabytes: {@code mvn -pl model-lib test
 * -Dtest=org.murmuration.onnx.TestFullSize -Dmurmuration.full-size=true}.
 */
@EnabledIfSystemProperty(named = "murmuration.full-size", matches = "true")
final class TestFullSize {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "vgg16, fc2, caffe, OUTSIDE",
    "vgg16, fc2, caffe, INSIDE",
    "squeezenet1_1, features.12, torchvision, INSIDE"
  })
  void givesTheClassifiersProbabilities(
      String architecture, String cut, Preset preset, PreprocessingPlace place) throws Exception {
    try (Classifier classifier =
        Undecided.classifier(Architecture.named(architecture), CutPoint.at(cut), preset)) {
      Path file = folder.resolve("model.onnx");
      long start = System.nanoTime();
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
        new OnnxFile(preset, place, "test").write(classifier, Map.of(), out);
      }
      double seconds = (System.nanoTime() - start) / 1e9;
      Pixels pixels = Pixels.random(classifier.input(), 5, 44);
      double difference = difference(classifier, file, preset, place, pixels);
      System.out.printf(
          "%s at %s, preprocessing %s: %,d bytes in %.1f s, probabilities differ by %.1e%n",
          architecture, cut, place.id(), Files.size(file), seconds, difference);
      assertThat(difference).isLessThanOrEqualTo(1e-4);
    }
  }

  private static double difference(
      Classifier classifier, Path file, Preset preset, PreprocessingPlace place, Pixels pixels)
      throws Exception {
    try (OnnxRuntime model = OnnxRuntime.load(file)) {
      float[][] expected = Undecided.probabilities(classifier, pixels, preset);
      float[][] found =
          place == PreprocessingPlace.INSIDE
              ? model.run(pixels.rgb(), pixels.shapeInside())
              : model.run(pixels.channelsFirst(preset), pixels.shapeOutside());
      double largest = 0;
      for (int image = 0; image < pixels.count(); image++) {
        for (int label = 0; label < expected[image].length; label++) {
          largest = Math.max(largest, Math.abs(expected[image][label] - found[image][label]));
        }
      }
      return largest;
    }
  }
}
