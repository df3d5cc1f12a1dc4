package org.murmuration.graph;

/** In which order a graph takes the numbers of a batch of images. */
public enum Layout {
  /** {@code [batch, 3, height, width]}, as PyTorch has it. */
  NCHW(1, 2),
  /** {@code [batch, height, width, 3]}, as TensorFlow has it. */
  NHWC(3, 1);

  private final int channelAxis;
  private final int heightAxis;

  Layout(int channelAxis, int heightAxis) {
    this.channelAxis = channelAxis;
    this.heightAxis = heightAxis;
  }

  int channelAxis() {
    return channelAxis;
  }

  int heightAxis() {
    return heightAxis;
  }

  int widthAxis() {
    return heightAxis + 1;
  }
}
