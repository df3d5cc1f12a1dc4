package org.murmuration.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.murmuration.architecture.Architecture;
import org.murmuration.network.PretrainedNetwork;
import org.murmuration.network.SmallNetworks;
import org.murmuration.refusal.Refused;
import org.murmuration.safetensors.SafetensorsFile;

/** VGG of torchvision's with batch normalisation. */
class TestFoldedLayout {
  private static final String WHERE = "memory:/bn.safetensors";
  private static final Architecture VGG11 = SmallNetworks.vgg11();

  private final PretrainedNetwork network = PretrainedNetwork.random(VGG11, 3);

  @AfterEach
  void close() {
    network.close();
  }

  private static WeightsFile open(SafetensorsFile file) throws IOException {
    return WeightsFile.open(ByteBuffer.wrap(file.bytes()), WHERE);
  }

  private static PretrainedNetwork read(WeightsFile file) throws IOException {
    return file.read(file.architecture(Optional.empty(), Optional.of(VGG11.input())));
  }

  /** Of a VGG11, with normalisations that do something. */
  static byte[] file(PretrainedNetwork network) {
    return normalised(network, random(9)).bytes();
  }

  private SafetensorsFile normalised(Normalisation normalisation) {
    return normalised(network, normalisation);
  }

  /** After each convolution a normalisation, which is counted among the features. */
  private static SafetensorsFile normalised(
      PretrainedNetwork network, Normalisation normalisation) {
    SafetensorsFile plain = TorchvisionFile.of(network, 2);
    SafetensorsFile file = new SafetensorsFile();
    int before = 0;
    for (Map.Entry<String, String> name :
        VGG11.family().torchvisionNames(VGG11.layers()).entrySet()) {
      String theirs = name.getKey();
      int units = plain.values(theirs + ".bias").length;
      boolean feature = theirs.startsWith("features.");
      int index = feature ? Integer.parseInt(theirs.substring(9)) + before : 0;
      String layer = feature ? "features." + index : theirs;
      float[] weight = plain.values(theirs + ".weight");
      file.put(layer + ".weight", shape(network, name.getValue()), weight);
      file.put(layer + ".bias", new long[] {units}, plain.values(theirs + ".bias"));
      if (feature) {
        before++;
        normalisation.add(file, "features." + (index + 1), units);
      }
    }
    return file;
  }

  private static long[] shape(PretrainedNetwork network, String layer) {
    return network.parameters().slots().find(layer + ".weight").shape().stream()
        .mapToLong(Integer::longValue)
        .toArray();
  }

  /** Puts the four vectors of one. */
  private interface Normalisation {
    void add(SafetensorsFile file, String layer, int units);
  }

  private static Normalisation random(long seed) {
    Random random = new Random(seed);
    return (file, layer, units) -> {
      long[] shape = {units};
      file.put(layer + ".weight", shape, draw(random, units, 0.5));
      file.put(layer + ".bias", shape, draw(random, units, -0.5));
      file.put(layer + ".running_mean", shape, draw(random, units, -0.5));
      file.put(layer + ".running_var", shape, draw(random, units, 0.5));
    };
  }

  private static float[] draw(Random random, int count, double least) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) (least + random.nextDouble());
    }
    return values;
  }

  /** Gamma over the root of variance and epsilon is 1, to the last bit: 1 / sqrt(1). */
  private static final Normalisation NOTHING =
      (file, layer, units) -> {
        long[] shape = {units};
        float[] ones = new float[units];
        float[] variances = new float[units];
        java.util.Arrays.fill(ones, 1);
        java.util.Arrays.fill(variances, (float) (1 - 1e-5));
        file.put(layer + ".weight", shape, ones).put(layer + ".bias", shape, new float[units]);
        file.put(layer + ".running_mean", shape, new float[units]);
        file.put(layer + ".running_var", shape, variances);
      };

  @Test
  void leavesANetworkAsItIsThatIsNormalisedByNothing() throws IOException {
    WeightsFile file = open(normalised(NOTHING));
    try (PretrainedNetwork read = read(file)) {
      assertThat(read.architecture()).isEqualTo(VGG11);
      assertThat(SmallNetworks.floats(read.parameters()))
          .containsExactly(SmallNetworks.floats(network.parameters()), within(1e-7f));
    }
    assertThat(file.readAs())
        .isEqualTo(
            "torchvision safetensors; 8 batch normalisations folded into the convolutions before them, with epsilon 1.0E-5");
  }

  @Test
  void givesWhatConvolutionAndNormalisationGiveOneAfterAnother() throws IOException {
    SafetensorsFile file = normalised(random(9));
    try (PretrainedNetwork read = read(open(file))) {
      Random random = new Random(10);
      float[] window = draw(random, 27, -1);
      for (int output = 0; output < 3; output++) {
        double before =
            dot(window, file.values("features.0.weight"), output)
                + file.values("features.0.bias")[output];
        double mean = file.values("features.1.running_mean")[output];
        double deviation = Math.sqrt(file.values("features.1.running_var")[output] + 1e-5);
        double expected =
            (before - mean) / deviation * file.values("features.1.weight")[output]
                + file.values("features.1.bias")[output];
        double found =
            dot(window, ours(read, "block1_conv1.weight"), output)
                + ours(read, "block1_conv1.bias")[output];
        assertThat(found).isCloseTo(expected, within(1e-5));
        assertThat(Math.abs(found - before)).isGreaterThan(1e-3);
      }
    }
  }

  @Test
  void givesWhatAllLayersGiveOneAfterAnother() throws IOException {
    SafetensorsFile file = normalised(random(9));
    NormalisedVgg.isComputedBy(open(file), file.values(), VGG11.input());
  }

  private static double dot(float[] window, float[] weights, int output) {
    double sum = 0;
    for (int i = 0; i < window.length; i++) {
      sum += window[i] * (double) weights[output * window.length + i];
    }
    return sum;
  }

  private static float[] ours(PretrainedNetwork network, String slot) {
    FloatBuffer memory = network.parameters().memory(network.parameters().slots().find(slot));
    float[] values = new float[memory.remaining()];
    memory.get(values);
    return values;
  }

  @Test
  void givesBiasesToAConvolutionWithoutAny() throws IOException {
    SafetensorsFile file = normalised(random(9)).remove("features.0.bias");
    float mean = file.values("features.1.running_mean")[0];
    double factor =
        file.values("features.1.weight")[0]
            / Math.sqrt(file.values("features.1.running_var")[0] + 1e-5);
    try (PretrainedNetwork read = read(open(file))) {
      assertThat(ours(read, "block1_conv1.bias")[0])
          .isEqualTo((float) (-(double) mean * factor + file.values("features.1.bias")[0]));
    }
  }

  @Test
  void refusesANormalisationAfterNoConvolution() {
    SafetensorsFile file = normalised(random(9));
    file.put("features.2.running_mean", new long[] {3}, new float[3]);
    Refused.input(() -> open(file))
        .hasMessage(
            "Cannot import %s: the batch normalisation features.2 comes after no convolution",
            WHERE);
  }

  @Test
  void refusesANormalisationOfWhichAPartIsMissing() {
    SafetensorsFile file = normalised(random(9)).remove("features.1.running_var");
    Refused.input(() -> open(file))
        .hasMessage(
            "Cannot import %s: found nothing, expected features.1.running_var of the shape [3]",
            WHERE);
    SafetensorsFile other =
        normalised(random(9)).put("features.0.bias", new long[] {2}, new float[2]);
    Refused.input(() -> open(other))
        .hasMessage(
            "Cannot import %s: found features.0.bias [2], expected features.0.bias of the shape [3]",
            WHERE);
  }

  @Test
  void refusesAVarianceBelowZero() throws IOException {
    SafetensorsFile file = normalised(random(9));
    file.values("features.1.running_var")[1] = -1;
    WeightsFile weights = open(file);
    Refused.input(() -> read(weights))
        .hasMessage(
            "Cannot import %s: features.1.running_var has the value -1.0 at position 1, expected 0 or more",
            WHERE);
  }
}
