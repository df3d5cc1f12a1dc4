package org.murmuration.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.murmuration.architecture.Architecture;
import org.murmuration.architecture.Family;
import org.murmuration.dl4j.GraphZip;
import org.murmuration.image.ImageShape;
import org.murmuration.network.PretrainedNetwork;
import org.murmuration.network.SmallNetworks;

/** One network that four programs wrote down. */
final class TestSlimVgg16 {
  private static final Path MODELS =
      Path.of(System.getProperty("murmuration.test-data", "absent"), "models");
  private static final ImageShape INPUT = new ImageShape(64, 96, 3);
  private static final String TORCHVISION = "vgg16_slim.torchvision.safetensors";

  @BeforeEach
  void requireData() {
    assumeTrue(Files.isDirectory(MODELS), "Skipped: no models in " + MODELS);
  }

  static WeightsFile open(String file) throws IOException {
    return WeightsFile.open(ByteBuffer.wrap(Files.readAllBytes(MODELS.resolve(file))), file);
  }

  private static float[] parameters(WeightsFile file, Optional<ImageShape> input)
      throws IOException {
    Architecture architecture = file.architecture(Optional.empty(), input);
    assertThat(architecture.family()).isEqualTo(Family.named("vgg16"));
    assertThat(architecture.input()).isEqualTo(INPUT);
    try (PretrainedNetwork network = file.read(architecture)) {
      return SmallNetworks.floats(network.parameters());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "vgg16_slim.keras_weights.h5, Keras weights HDF5, caffe",
    "vgg16_slim.keras2_model.h5, Keras model HDF5, caffe",
    "vgg16_slim.neupy.hdf5, NeuPy HDF5, caffe",
    "vgg16_slim.torchvision.safetensors, torchvision safetensors, torchvision"
  })
  void isTheSameInEachLayout(String name, String layout, String preset) throws IOException {
    WeightsFile file = open(name);
    assertThat(file.layout()).isEqualTo(layout);
    assertThat(file.preset().id()).isEqualTo(preset);
    assertThat(parameters(file, Optional.of(INPUT)))
        .isEqualTo(parameters(open(TORCHVISION), Optional.of(INPUT)));
  }

  @Test
  void isTheSameInAZipThatDl4jWrote() throws IOException {
    WeightsFile torchvision = open(TORCHVISION);
    float[] expected = parameters(torchvision, Optional.of(INPUT));
    try (PretrainedNetwork network =
        torchvision.read(torchvision.architecture(Optional.empty(), Optional.of(INPUT)))) {
      for (byte[] zip : new byte[][] {GraphZip.ours(network), GraphZip.zoo(network)}) {
        WeightsFile file = WeightsFile.open(ByteBuffer.wrap(zip), "memory:/vgg16.zip");
        assertThat(file.layout()).isEqualTo("DL4J zip");
        assertThat(file.preset().id()).isEqualTo("caffe");
        assertThat(parameters(file, Optional.empty())).isEqualTo(expected);
      }
    }
  }
}
