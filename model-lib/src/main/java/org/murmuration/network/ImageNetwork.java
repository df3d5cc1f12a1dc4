package org.murmuration.network;

import java.util.Collections;
import java.util.List;
import org.murmuration.dl4j.ImageBatch;
import org.murmuration.image.ImageShape;

/**
 * Something that turns batches of images into rows of floats. It may be used from many threads at
 * once and owns its parameters.
 */
public interface ImageNetwork extends AutoCloseable {
  /** Shape of one image, {@code [height, width, 3]}. */
  ImageShape input();

  /** One row for each image of the batch, {@code [n][outputs] float32}. */
  float[][] run(ImageBatch batch);

  /** The same for each output of a network that has several; the first is that of {@link #run}. */
  default List<float[][]> runAll(ImageBatch batch) {
    return Collections.singletonList(run(batch));
  }

  @Override
  void close();
}
