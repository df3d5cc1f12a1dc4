package org.murmuration.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.murmuration.architecture.Architecture;
import org.murmuration.image.ImageShape;
import org.murmuration.network.PretrainedNetwork;
import org.murmuration.network.SmallNetworks;

/** Files in the shapes that people hold, each of one narrow VGG16. */
final class TestReportedWeights {
  private static final Path DATA = Path.of(System.getProperty("murmuration.test-data", "absent"));
  private static final Path REPORTED = DATA.resolve("reported/weights");
  private static final Optional<ImageShape> INPUT = Optional.of(new ImageShape(64, 96, 3));

  @BeforeEach
  void requireData() {
    assumeTrue(Files.isDirectory(REPORTED), "Skipped: no reported weights in " + REPORTED);
  }

  private static WeightsFile open(String file) throws IOException {
    byte[] bytes = Files.readAllBytes(REPORTED.resolve(file));
    return WeightsFile.open(ByteBuffer.wrap(bytes), file);
  }

  private static float[] expected() throws IOException {
    return floats(TestSlimVgg16.open("vgg16_slim.keras_weights.h5"));
  }

  private static float[] floats(WeightsFile file) throws IOException {
    try (PretrainedNetwork network = read(file)) {
      return SmallNetworks.floats(network.parameters());
    }
  }

  private static PretrainedNetwork read(WeightsFile file) throws IOException {
    return file.read(file.architecture(Optional.empty(), INPUT));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "b_th_kernels_keras1.h5",
        "c_keras2_theano_weights.h5",
        "d_keras2_theano_model.h5",
        "f4_f64.h5",
        "g_vgg16_weights_nb_layers.h5",
        "j_timm_vgg16.safetensors",
        "o1_dataparallel.safetensors",
        "p_renamed_head.h5"
      })
  void areTheSameNetworkBitForBit(String file) throws IOException {
    assertThat(floats(open(file))).isEqualTo(expected());
  }
}
