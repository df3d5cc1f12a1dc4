package org.murmuration.architecture;

/**
 * Shape of what a layer gives for one image.
 *
 * @param height 1 for a vector
 * @param width 1 for a vector
 * @param channels or elements of a vector
 * @param spatial whether it is an image-like {@code [height, width, channels]} and not a vector
 */
public record LayerShape(int height, int width, int channels, boolean spatial) {
  public static LayerShape image(int height, int width, int channels) {
    return new LayerShape(height, width, channels, true);
  }

  static LayerShape vector(int elements) {
    return new LayerShape(1, 1, elements, false);
  }

  public int elements() {
    return height * width * channels;
  }

  /** As NeuPy and Keras print it, such as {@code (?, 224, 224, 3)}. */
  @Override
  public String toString() {
    return spatial
        ? "(?, %d, %d, %d)".formatted(height, width, channels)
        : "(?, %d)".formatted(channels);
  }
}
