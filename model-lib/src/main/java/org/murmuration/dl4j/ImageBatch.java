package org.murmuration.dl4j;

import java.nio.FloatBuffer;
import org.murmuration.image.ImageShape;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Room for some pre-processed images: one off-heap array {@code [capacity, height, width, 3]
 * float32}, NHWC, filled again and again and freed by {@link #close}.
 */
public final class ImageBatch implements AutoCloseable {
  private final ImageShape shape;
  private final INDArray array;
  private int size;

  public ImageBatch(ImageShape shape, int capacity) {
    this.shape = shape;
    try (MemoryWorkspace outside = Nd4j.getMemoryManager().scopeOutOfWorkspaces()) {
      this.array =
          Nd4j.create(DataType.FLOAT, capacity, shape.height(), shape.width(), shape.channels());
    }
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
    FloatBuffer memory = HostMemory.of(array);
    memory.position(size * shape.size());
    memory.put(pixels);
    size++;
  }

  public int size() {
    return size;
  }

  public boolean isFull() {
    return size == array.size(0);
  }

  public void clear() {
    size = 0;
  }

  /** All places, {@code [capacity, height, width, 3]}; the first {@link #size} hold images. */
  public INDArray places() {
    return array;
  }

  @Override
  public void close() {
    array.close();
  }
}
