package org.murmuration.network;

import java.nio.FloatBuffer;
import org.murmuration.image.ImageShape;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

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
   */
  public void add(float[] pixels) {
    FloatBuffer memory = array.data().asNioFloat();
    memory.position(size * shape.size());
    memory.put(pixels, 0, shape.size());
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

  /** The images added so far, {@code [size, height, width, 3]}; a view. */
  INDArray images() {
    return isFull() ? array : array.get(NDArrayIndex.interval(0, size));
  }

  @Override
  public void close() {
    array.close();
  }
}
