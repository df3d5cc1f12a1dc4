package org.murmuration.benchmark;

import java.util.List;

/** One way to run the network of {@link Comparison} as far as its cut. */
public interface ForwardPass {
  /**
   * Lays images out as this way wants them, outside the timing.
   *
   * @param images {@code [n][height x width x 3] float32}, NHWC
   */
  Batch batch(float[][] images);

  /** What each layer runs on, where that is known. */
  default List<String> kernels() {
    return List.of();
  }

  /** Images that wait to be run, again and again. Batches may run at once, each in a thread. */
  interface Batch extends AutoCloseable {
    /** Their embeddings, {@code [n][width] float32}, as floats on the heap. */
    float[][] run();

    @Override
    void close();
  }
}
