package org.murmuration.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.murmuration.architecture.Architecture;
import org.murmuration.architecture.CutPoint;
import org.murmuration.image.ImageShape;
import org.murmuration.network.PretrainedNetwork;
import org.murmuration.network.SmallNetworks;
import org.murmuration.refusal.Refused;
import org.murmuration.safetensors.SafetensorsReader;

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

  @Test
  void ofHalfTheWidthAreTheSameAfterRounding() throws IOException {
    float[] halves = floats(open("f3_f16.h5"));
    float[] expected = expected();
    assertThat(halves).hasSameSizeAs(expected);
    for (int i = 0; i < expected.length; i++) {
      double steps = Math.max(Math.ulp(expected[i]) * (1 << 13), Math.scalb(1.0, -24));
      assertThat(Math.abs((double) halves[i] - expected[i])).isLessThanOrEqualTo(steps / 2);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "a_vgg16_notop.h5, Keras weights HDF5",
    "o3_notop.safetensors, torchvision safetensors",
    "e_nested_sequential.h5, 'Keras model HDF5; 4 arrays beside the convolutions left out (dense.weight, dense.bias, dense_1.weight, dense_1.bias), as they are not the top of vgg16'"
  })
  void withoutTheTopEndAtTheLastPool(String name, String readAs) throws IOException {
    WeightsFile file = open(name);
    assertThat(file.readAs()).isEqualTo(readAs);
    try (PretrainedNetwork network = read(file)) {
      Architecture architecture = network.architecture();
      assertThat(architecture.id()).isEqualTo("vgg16_notop");
      assertThat(architecture.widths()).containsExactly(8, 16, 32, 32, 32);
      assertThat(architecture.cuts().keySet()).endsWith("block5_pool");
      float[] convolutions = SmallNetworks.floats(network.parameters());
      assertThat(convolutions).isEqualTo(Arrays.copyOf(expected(), convolutions.length));
      Refused.input(() -> network.endAt(CutPoint.at("fc1")))
          .hasMessageStartingWith(
              "Cannot cut vgg16_notop at 'fc1': its weights came without the top of vgg16, so it ends at block5_pool");
    }
  }

  /** Each normalisation has gamma = variance and beta = mean, so that almost nothing changes. */
  @Test
  void withBatchNormalisationAreScaledByIt() throws IOException {
    SafetensorsReader file = reader("k_vgg16_bn.safetensors");
    Map<String, float[]> vectors = new LinkedHashMap<>();
    file.forEach(
        (tensor, floats) -> {
          FloatBuffer values = FloatBuffer.allocate((int) tensor.elements());
          floats.read(values);
          vectors.put(tensor.name(), values.array());
        });
    try (PretrainedNetwork network = read(open("k_vgg16_bn.safetensors"))) {
      assertThat(network.architecture().id()).isEqualTo("vgg16");
      int convolution = 0;
      for (Map.Entry<String, String> name :
          network
              .architecture()
              .family()
              .torchvisionNames(network.architecture().layers())
              .entrySet()) {
        if (name.getValue().startsWith("block")) {
          int index = Integer.parseInt(name.getKey().substring(9)) + convolution++;
          isFolded(network, name.getValue(), vectors, index);
        }
      }
      assertThat(convolution).isEqualTo(13);
    }
    NormalisedVgg.isComputedBy(open("k_vgg16_bn.safetensors"), vectors, INPUT.orElseThrow());
  }

  private static void isFolded(
      PretrainedNetwork network, String layer, Map<String, float[]> vectors, int index) {
    float[] weight = slot(network, layer + ".weight");
    float[] bias = slot(network, layer + ".bias");
    String normalisation = "features." + (index + 1);
    for (int output = 0; output < bias.length; output++) {
      double factor =
          vectors.get(normalisation + ".weight")[output]
              / Math.sqrt(vectors.get(normalisation + ".running_var")[output] + 1e-5);
      double mean = vectors.get(normalisation + ".running_mean")[output];
      double before = vectors.get("features." + index + ".bias")[output];
      assertThat((double) bias[output])
          .isCloseTo(
              (before - mean) * factor + vectors.get(normalisation + ".bias")[output],
              within(1e-6));
      int inputs = weight.length / bias.length;
      for (int i = output * inputs; i < (output + 1) * inputs; i++) {
        assertThat((double) weight[i])
            .isCloseTo(vectors.get("features." + index + ".weight")[i] * factor, within(1e-6));
      }
    }
  }

  private static float[] slot(PretrainedNetwork network, String name) {
    FloatBuffer memory = network.parameters().memory(network.parameters().slots().find(name));
    float[] values = new float[memory.remaining()];
    memory.get(values);
    return values;
  }

  private static SafetensorsReader reader(String file) throws IOException {
    byte[] bytes = Files.readAllBytes(REPORTED.resolve(file));
    return SafetensorsReader.open(new ByteArrayInputStream(bytes), file);
  }

  @Test
  void inShardsAreTheSameNetwork() throws IOException {
    Path folder = REPORTED.resolve("m_sharded");
    byte[] json = Files.readAllBytes(folder.resolve("model.safetensors.index.json"));
    ShardIndex index = new ShardIndex(ByteBuffer.wrap(json), "index");
    Map<String, ByteBuffer> contents = new LinkedHashMap<>();
    Map<String, String> places = new LinkedHashMap<>();
    for (String file : index.files()) {
      contents.put(file, ByteBuffer.wrap(Files.readAllBytes(folder.resolve(file))));
      places.put(file, file);
    }
    assertThat(floats(index.open(contents, places))).isEqualTo(expected());
  }

  @Test
  void thatAreNoneAreCalledWhatTheyAre() {
    Refused.input(() -> open("s1_lfs_pointer.safetensors"))
        .hasMessage(
            "Cannot import s1_lfs_pointer.safetensors: it is a pointer of Git LFS, 134 bytes in place of the weights' 553,507,836 (fetch them with git lfs pull, or download the file itself)");
    Refused.input(() -> open("s2_page.h5"))
        .hasMessage(
            "Cannot import s2_page.h5: it is a web page of the title 'Sign in' that was saved in place of the weights (sign in or follow its link, and download the file itself)");
  }
}
