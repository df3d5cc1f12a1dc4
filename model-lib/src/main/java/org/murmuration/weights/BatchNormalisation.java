package org.murmuration.weights;

import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;
import org.murmuration.refusal.Refusal;

/**
 * A batch normalisation as what it does to the convolution before it. Numbers are worked out as
 * doubles and rounded once.
 *
 * @param factors that the weights of each output are multiplied by
 * @param shifted the biases, afterwards
 */
record BatchNormalisation(double[] factors, float[] shifted) {
  /** PyTorch's default (torch.nn.BatchNorm2d), which torchvision and timm leave as it is. */
  static final double EPSILON = 1e-5;

  private static final String GAMMA = ".weight";
  private static final String BETA = ".bias";
  private static final String MEAN = ".running_mean";
  private static final String VARIANCE = ".running_var";

  /** What it needs, each a float for each output. */
  static final List<String> ROLES = List.of(GAMMA, BETA, MEAN, VARIANCE);

  /**
   * @param vectors by name
   * @param layer the normalisation's name
   * @param bias name of the biases before it, which may be missing
   */
  static BatchNormalisation of(
      Map<String, float[]> vectors, String layer, String bias, String location) {
    float[] gamma = vectors.get(layer + GAMMA);
    float[] beta = vectors.get(layer + BETA);
    float[] mean = vectors.get(layer + MEAN);
    float[] variance = vectors.get(layer + VARIANCE);
    float[] before = vectors.getOrDefault(bias, new float[mean.length]);
    double[] factors = new double[mean.length];
    float[] shifted = new float[mean.length];
    for (int i = 0; i < factors.length; i++) {
      requireVariance(variance[i], layer, i, location);
      factors[i] = gamma[i] / Math.sqrt(variance[i] + EPSILON);
      shifted[i] = (float) ((before[i] - (double) mean[i]) * factors[i] + beta[i]);
    }
    return new BatchNormalisation(factors, shifted);
  }

  private static void requireVariance(float variance, String layer, int i, String location) {
    if (!(variance >= 0)) {
      throw Refusal.input(
          "Cannot import %s: %s%s has the value %s at position %d, expected 0 or more"
              .formatted(location, layer, VARIANCE, variance, i));
    }
  }

  FloatSource biases() {
    FloatBuffer unread = FloatBuffer.wrap(shifted);
    return target -> {
      int count = target.remaining();
      target.put(unread.slice(unread.position(), count));
      unread.position(unread.position() + count);
    };
  }

  /** The weights, outputs first, multiplied as they are read. */
  FloatSource scaled(FloatSource weights, ForeignArray array) {
    long perOutput = array.shape().stream().skip(1).reduce(1L, Math::multiplyExact);
    long[] read = {0};
    return target -> {
      int begin = target.position();
      weights.read(target);
      multiply(target, begin, read[0], perOutput);
      read[0] += target.position() - begin;
    };
  }

  private void multiply(FloatBuffer values, int begin, long read, long perOutput) {
    for (int i = begin; i < values.position(); i++) {
      int output = (int) ((read + i - begin) / perOutput);
      values.put(i, (float) (values.get(i) * factors[output]));
    }
  }
}
