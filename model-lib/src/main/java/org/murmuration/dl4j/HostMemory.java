package org.murmuration.dl4j;

import java.nio.FloatBuffer;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.concurrency.AffinityManager.Location;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Arrays as the processor sees them. */
public final class HostMemory {
  private HostMemory() {}

  /**
   * The memory of a whole array of float32, in its own order; writes go through. They must be done
   * before the array is computed with: a GPU then takes its copy from here, of which ND4J would
   * otherwise not know that it is the newer one.
   */
  public static FloatBuffer of(INDArray array) {
    FloatBuffer memory = array.data().asNioFloat();
    Nd4j.getAffinityManager().tagLocation(array, Location.HOST);
    return memory;
  }

  /**
   * An array that is a direct buffer's whole memory, not a copy, row-major. A GPU takes its copy
   * from there, as it is now. The caller closes the array, which leaves the memory to its owner.
   */
  static INDArray over(FloatBuffer memory, long... shape) {
    try (MemoryWorkspace outside = Nd4j.getMemoryManager().scopeOutOfWorkspaces()) {
      INDArray array =
          Nd4j.create(
              Nd4j.createBuffer(new FloatPointer(memory), memory.capacity(), DataType.FLOAT),
              shape);
      Nd4j.getAffinityManager().tagLocation(array, Location.HOST);
      return array;
    }
  }
}
