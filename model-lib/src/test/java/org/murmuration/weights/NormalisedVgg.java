package org.murmuration.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.murmuration.architecture.CutPoint;
import org.murmuration.architecture.Pooling;
import org.murmuration.engine.ImageBatch;
import org.murmuration.image.ImageShape;
import org.murmuration.network.FrozenPrefix;
import org.murmuration.network.PretrainedNetwork;
import org.murmuration.network.SmallNetworks;

/**
 * The convolutions of a VGG with batch normalisation, computed as its definition says, in doubles:
 * convolution, normalisation, ReLU; a pooling where a number among the features has no weights.
 */
final class NormalisedVgg {
  private final Map<String, float[]> arrays;
  private double[] values;
  private int height;
  private int width;
  private int channels;

  private NormalisedVgg(Map<String, float[]> arrays, float[] image, ImageShape shape) {
    this.arrays = arrays;
    this.values = new double[image.length];
    for (int i = 0; i < image.length; i++) {
      values[i] = image[i];
    }
    this.height = shape.height();
    this.width = shape.width();
    this.channels = shape.channels();
  }

  /** Whether the network that is read from a file gives the same at its last pool. */
  static void isComputedBy(WeightsFile file, Map<String, float[]> arrays, ImageShape shape)
      throws IOException {
    float[] image = SmallNetworks.image(shape, new Random(7));
    double[] expected = new NormalisedVgg(arrays, image, shape).run();
    try (PretrainedNetwork network =
            file.read(file.architecture(Optional.empty(), Optional.of(shape)));
        FrozenPrefix prefix = network.endAt(new CutPoint("block5_pool", Pooling.FLATTEN));
        ImageBatch batch = new ImageBatch(shape, 1)) {
      batch.add(image);
      float[] found = prefix.run(batch)[0];
      assertThat(found).hasSameSizeAs(expected);
      double largest = 0;
      for (double value : expected) {
        largest = Math.max(largest, value);
      }
      assertThat(largest).isPositive();
      for (int i = 0; i < found.length; i++) {
        assertThat(found[i] / largest).isCloseTo(expected[i] / largest, within(1e-4));
      }
    }
  }

  private double[] run() {
    int pools = 0;
    for (int feature = 0; pools < 5; ) {
      if (arrays.containsKey("features." + feature + ".weight")) {
        convolve("features." + feature);
        normaliseAndRectify("features." + (feature + 1));
        feature += 3;
      } else {
        pool();
        pools++;
        feature++;
      }
    }
    return values;
  }

  private void convolve(String layer) {
    float[] weight = arrays.get(layer + ".weight");
    float[] bias = arrays.get(layer + ".bias");
    double[] out = new double[height * width * bias.length];
    for (int i = 0; i < out.length; i++) {
      int output = i % bias.length;
      int x = i / bias.length % width;
      int y = i / bias.length / width;
      double sum = bias[output];
      for (int k = 0; k < 9 * channels; k++) {
        sum += weight[output * 9 * channels + k] * at(y + k % 9 / 3 - 1, x + k % 3 - 1, k / 9);
      }
      out[i] = sum;
    }
    values = out;
    channels = bias.length;
  }

  /** 0 outside. */
  private double at(int y, int x, int channel) {
    return y < 0 || x < 0 || y >= height || x >= width
        ? 0
        : values[(y * width + x) * channels + channel];
  }

  private void normaliseAndRectify(String layer) {
    float[] gamma = arrays.get(layer + ".weight");
    float[] beta = arrays.get(layer + ".bias");
    float[] mean = arrays.get(layer + ".running_mean");
    float[] variance = arrays.get(layer + ".running_var");
    for (int i = 0; i < values.length; i++) {
      int c = i % channels;
      double standard = (values[i] - mean[c]) / Math.sqrt(variance[c] + 1e-5);
      values[i] = Math.max(0, standard * gamma[c] + beta[c]);
    }
  }

  private void pool() {
    double[] out = new double[height / 2 * (width / 2) * channels];
    for (int i = 0; i < out.length; i++) {
      int channel = i % channels;
      int x = i / channels % (width / 2) * 2;
      int y = i / channels / (width / 2) * 2;
      out[i] =
          Math.max(
              Math.max(at(y, x, channel), at(y, x + 1, channel)),
              Math.max(at(y + 1, x, channel), at(y + 1, x + 1, channel)));
    }
    values = out;
    height /= 2;
    width /= 2;
  }
}
