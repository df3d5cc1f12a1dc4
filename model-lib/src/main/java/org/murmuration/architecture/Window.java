package org.murmuration.architecture;

/**
 * The square window that a convolution or a pooling layer moves over its input.
 *
 * @param size height and width, in pixels of the layer's input
 * @param stride step between windows, in pixels
 * @param padding rows and columns of zeros on each side, in pixels
 */
public record Window(int size, int stride, int padding) {
  public static final Window NONE = new Window(1, 1, 0);

  /**
   * Positions along an axis of {@code length} pixels, where a part of a window does not count; none
   * where the window is longer than the axis.
   */
  private int positions(int length) {
    return Math.floorDiv(length + 2 * padding - size, stride) + 1;
  }

  /** What a layer of so many channels gives; nothing along an axis where no window fits. */
  LayerShape over(LayerShape input, int channels) {
    return LayerShape.image(positions(input.height()), positions(input.width()), channels);
  }

  /** Whether windows end exactly at the edge, so that rounding up or down is the same. */
  boolean fits(LayerShape input) {
    return fits(input.height()) && fits(input.width());
  }

  private boolean fits(int length) {
    return (length + 2 * padding - size) % stride == 0;
  }
}
