package org.murmuration.engine;

import java.nio.FloatBuffer;
import org.murmuration.image.ImageShape;

/**
 * Room for some pre-processed images: {@code [capacity, height, width, 3] float32}, NHWC, outside
 * the heap, filled again and again and freed by {@link #close}. For one thread at a time.
 */
public final class ImageBatch implements AutoCloseable {
  private final ImageShape shape;
  private final int capacity;
  private final AlignedFloats memory;
  private int size;

  /**
   * @throws IllegalArgumentException if the images take more than 2 GB
   */
  public ImageBatch(ImageShape shape, int capacity) {
    this.shape = shape;
    this.capacity = capacity;
    this.memory = new AlignedFloats((long) capacity * shape.size());
  }

  /**
   * @param pixels one image, {@code [height, width, 3]}, as a {@code Preprocessing} writes it
   * @throws IllegalStateException if the batch is full
   * @throws IllegalArgumentException if the image has another shape
   */
  public void add(float[] pixels) {
    if (isFull()) {
      throw new IllegalStateException(
          "Cannot add an image to a batch: it has room for %d and is full".formatted(size));
    }
    if (pixels.length != shape.size()) {
      throw new IllegalArgumentException(
          "Cannot add an image to a batch: it has %d floats, %s needs %d"
              .formatted(pixels.length, shape, shape.size()));
    }
    memory.floats().put(size * shape.size(), pixels);
    size++;
  }

  /** How many images there are. */
  public int size() {
    return size;
  }

  /** How many images there is room for. */
  public int capacity() {
    return capacity;
  }

  public boolean isFull() {
    return size == capacity;
  }

  public void clear() {
    size = 0;
  }

  /**
   * @throws IllegalArgumentException if the batch holds images of another shape
   */
  public void requireImagesOf(ImageShape wanted) {
    if (!shape.equals(wanted)) {
      throw new IllegalArgumentException(
          "Cannot run a batch: its images are %s, the network reads %s".formatted(shape, wanted));
    }
  }

  /**
   * All places, {@code [capacity, height, width, 3] float32}, of which the first {@link #size} hold
   * images and the others zeros or images of before. A direct buffer in native order to be read,
   * aligned to 64 bytes; it lasts until {@link #close}.
   *
   * @throws IllegalStateException if the batch is closed
   */
  public FloatBuffer places() {
    return memory.floats().asReadOnlyBuffer();
  }

  @Override
  public void close() {
    memory.close();
  }
}
