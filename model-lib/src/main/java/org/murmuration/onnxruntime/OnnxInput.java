package org.murmuration.onnxruntime;

import org.murmuration.image.ImageShape;

/**
 * What a graph takes: {@code [n, 3, height, width] float32} or {@code [n, height, width, 3]}.
 *
 * @param tensor its name
 * @param shape of one image, {@code [height, width, 3]}
 * @param axes their order
 */
public record OnnxInput(String tensor, ImageShape shape, Axes axes) {
  /** Where the channels of an image are. */
  public enum Axes {
    CHANNELS_FIRST,
    CHANNELS_LAST
  }

  long[] dimensions(int images) {
    long height = shape.height();
    long width = shape.width();
    long channels = shape.channels();
    return axes == Axes.CHANNELS_FIRST
        ? new long[] {images, channels, height, width}
        : new long[] {images, height, width, channels};
  }

  /**
   * @param image {@code [height, width, channels]}
   */
  float[] ordered(float[] image) {
    return axes == Axes.CHANNELS_LAST
        ? image
        : OnnxOutput.Reading.turned(image, shape.height() * shape.width());
  }
}
