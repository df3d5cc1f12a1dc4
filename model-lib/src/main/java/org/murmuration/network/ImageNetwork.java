package org.murmuration.network;

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

  @Override
  void close();
}
