package org.murmuration.onednn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.murmuration.architecture.CutPlans;
import org.murmuration.architecture.FrozenLayers;
import org.murmuration.decode.ImageDecoder;
import org.murmuration.decode.RejectedImageException;
import org.murmuration.dl4j.Parameters;
import org.murmuration.engine.Calibration;
import org.murmuration.engine.ImageBatch;
import org.murmuration.image.ImageShape;
import org.murmuration.image.Preprocessing;
import org.murmuration.image.Preset;
import org.murmuration.network.PretrainedNetwork;
import org.murmuration.weights.WeightsFile;

/** A real network on real photos, of which each fourth or so is calibrated on. */
class TestRealPhotos {
  private static final Path DATA = Path.of(System.getProperty("murmuration.test-data", "absent"));
  private static final String WEIGHTS = "models/squeezenet1_1_birds18.torchvision.safetensors";
  private static final int CALIBRATED = 64;
  private static final int BATCH = 16;

  @Test
  @Tag("slow")
  void have99PercentOfTheirEmbeddingsInInt8(TestReporter reporter) throws Exception {
    assumeTrue(Files.exists(DATA.resolve(WEIGHTS)), "no real network in " + DATA);
    List<Path> photos = photos();
    try (PretrainedNetwork network = network()) {
      CutPlans plan = TestOnednnPass.plan(network.architecture(), "features.12");
      FrozenLayers layers = FrozenLayers.of(plan);
      Calibration calibration = calibrated(layers, network.parameters(), spread(photos));
      try (OnednnPass exact = OnednnPass.of(layers, network.parameters());
          OnednnPass rounded = TestInt8.pass(layers, network.parameters(), calibration)) {
        double least = 1;
        for (List<Path> some : batches(photos)) {
          try (ImageBatch batch = batch(exact.input(), some)) {
            least = Math.min(least, Cosine.least(exact.run(batch), rounded.run(batch)));
          }
        }
        reporter.publishEntry("least cosine of %d photos".formatted(photos.size()), "" + least);
        assertThat(photos).hasSize(283);
        assertThat(calibration.scales()).hasSize(14);
        assertThat(least).isBetween(0.99, 0.999999);
      }
    }
  }

  private static List<Path> photos() throws IOException {
    try (Stream<Path> files = Files.walk(DATA.resolve("photos"))) {
      return files
          .filter(file -> file.toString().matches("(?i).*\\.(jpe?g|png|webp)"))
          .sorted()
          .toList();
    }
  }

  /** As many of each folder as it has of all. */
  private static List<Path> spread(List<Path> photos) {
    List<Path> some = new ArrayList<>();
    for (int i = 0; i < CALIBRATED; i++) {
      some.add(photos.get(i * photos.size() / CALIBRATED));
    }
    return some;
  }

  private static PretrainedNetwork network() throws IOException {
    WeightsFile weights =
        WeightsFile.open(ByteBuffer.wrap(Files.readAllBytes(DATA.resolve(WEIGHTS))), WEIGHTS);
    return weights.read(weights.architecture(Optional.empty(), Optional.empty()));
  }

  private static Calibration calibrated(
      FrozenLayers layers, Parameters parameters, List<Path> photos) throws Exception {
    try (Calibrating calibrating = new Calibrating(layers, parameters)) {
      for (List<Path> some : batches(photos)) {
        try (ImageBatch batch = batch(layers.architecture().input(), some)) {
          calibrating.add(batch);
        }
      }
      return calibrating.result(photos.stream().map(Path::toString).toList());
    }
  }

  private static List<List<Path>> batches(List<Path> photos) {
    List<List<Path>> batches = new ArrayList<>();
    for (int from = 0; from < photos.size(); from += BATCH) {
      batches.add(photos.subList(from, Math.min(from + BATCH, photos.size())));
    }
    return batches;
  }

  private static ImageBatch batch(ImageShape input, List<Path> photos)
      throws IOException, RejectedImageException {
    Preprocessing preprocessing = new Preprocessing(input, Preset.TORCHVISION);
    ImageBatch batch = new ImageBatch(input, BATCH);
    for (Path photo : photos) {
      float[] pixels = new float[input.size()];
      preprocessing.write(new ImageDecoder().decode(Files.readAllBytes(photo), 256), pixels, 0);
      batch.add(pixels);
    }
    return batch;
  }
}
