package org.murmuration.engine;

import java.util.List;
import org.murmuration.image.ImageShape;

/**
 * A network that no longer learns, as it computes: batches of images become rows of floats. What is
 * above knows no engine, and an engine knows nothing of files, labels or a cluster. It may be used
 * from many threads at once and owns what it computes with.
 */
public interface FrozenPass extends AutoCloseable {
  /** Shape of one image, {@code [height, width, channels]}. */
  ImageShape input();

  /** Floats in a row of each output, such as 4096 for VGG16 cut at fc2. */
  List<Integer> widths();

  /**
   * For each output one row for each image of the batch, {@code [size][width] float32}. An image
   * gives the same bits whatever it shares a batch of that capacity with.
   *
   * @throws IllegalArgumentException if the batch holds images of another shape
   */
  List<float[][]> runAll(ImageBatch batch);

  /** The same for the only output, or the first. */
  default float[][] run(ImageBatch batch) {
    return runAll(batch).get(0);
  }

  /** What computes it. */
  default EngineFacts facts() {
    return EngineFacts.of("Java");
  }

  @Override
  void close();
}
