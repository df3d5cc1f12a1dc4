package org.murmuration.image;

/**
 * The weights with which input samples along one axis make the output samples that a crop keeps:
 * Pillow's antialiased BILINEAR, a triangle whose support grows with the reduction, in 22-bit fixed
 * point. Definition: {@code precompute_coeffs} and {@code normalize_coeffs_8bpc} in Pillow's
 * src/libImaging/Resample.c.
 */
final class ResamplingWeights {
  private static final int PRECISION_BITS = 22;
  private static final int ONE = 1 << PRECISION_BITS;
  private static final int HALF = ONE >> 1;

  private final int inputSize;
  private final double scale;
  private final double stretch;
  private final int taps;
  private final int[] first;
  private final int[] count;
  private final int[] weights;

  /**
   * For an input axis of {@code inputSize} samples resized to {@code axis.resized()}, of which the
   * window that {@code axis} keeps is wanted.
   */
  ResamplingWeights(int inputSize, CropAxis axis) {
    this.inputSize = inputSize;
    scale = (double) inputSize / axis.resized();
    stretch = Math.max(scale, 1);
    taps = (int) Math.ceil(stretch) * 2 + 1;
    first = new int[axis.kept()];
    count = new int[axis.kept()];
    weights = new int[Math.multiplyExact(axis.kept(), taps)];
    for (int output = 0; output < axis.kept(); output++) {
      weigh(output, (axis.start() + output + 0.5) * scale);
    }
  }

  /** The first input sample that any output needs. */
  int begin() {
    return first[0];
  }

  /** One past the last input sample that any output needs. */
  int end() {
    int last = first.length - 1;
    return first[last] + count[last];
  }

  int outputs() {
    return first.length;
  }

  /**
   * One output pixel, packed 0xRRGGBB, of input pixels packed so.
   *
   * @param origin where in {@code pixels} the sample {@link #begin()} lies
   * @param step from one sample of the axis to the next
   */
  int mix(int[] pixels, int origin, int step, int output) {
    int at = origin + (first[output] - begin()) * step;
    int base = output * taps;
    int red = HALF;
    int green = HALF;
    int blue = HALF;
    for (int tap = base; tap < base + count[output]; tap++, at += step) {
      int weight = weights[tap];
      int pixel = pixels[at];
      red += ((pixel >> 16) & 0xFF) * weight;
      green += ((pixel >> 8) & 0xFF) * weight;
      blue += (pixel & 0xFF) * weight;
    }
    // Weights are never negative and add up to ONE but for rounding: no sum leaves 0..255.
    return (red >> PRECISION_BITS) << 16
        | (green >> PRECISION_BITS) << 8
        | (blue >> PRECISION_BITS);
  }

  private void weigh(int output, double centre) {
    first[output] = (int) Math.max(0, centre - stretch + 0.5);
    count[output] = (int) Math.min(inputSize, centre + stretch + 0.5) - first[output];
    double total = 0;
    for (int tap = 0; tap < count[output]; tap++) {
      total += triangle(first[output] + tap, centre);
    }
    for (int tap = 0; tap < count[output]; tap++) {
      double share = triangle(first[output] + tap, centre) / total;
      weights[output * taps + tap] = (int) (0.5 + share * ONE);
    }
  }

  private double triangle(int sample, double centre) {
    return Math.max(0, 1 - Math.abs((sample - centre + 0.5) / stretch));
  }
}
