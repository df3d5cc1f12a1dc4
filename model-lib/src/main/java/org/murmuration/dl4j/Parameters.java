package org.murmuration.dl4j;

import java.nio.FloatBuffer;
import org.murmuration.architecture.ParameterLayout;
import org.murmuration.architecture.ParameterSlot;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The owner of a network's parameters: one off-heap vector, freed by {@link #close}. */
public final class Parameters implements AutoCloseable {
  private final ParameterLayout slots;
  private final INDArray vector;

  private Parameters(ParameterLayout slots, INDArray vector) {
    this.slots = slots;
    this.vector = vector;
  }

  /** All zeros. */
  public static Parameters allocate(ParameterLayout slots) {
    return new Parameters(slots, zeros(slots.length()));
  }

  private static INDArray zeros(long length) {
    try (MemoryWorkspace outside = Nd4j.getMemoryManager().scopeOutOfWorkspaces()) {
      return Nd4j.create(DataType.FLOAT, 1, length);
    }
  }

  public ParameterLayout slots() {
    return slots;
  }

  /** The memory of one array, row-major; writes go through. */
  public FloatBuffer memory(ParameterSlot slot) {
    return memory().slice((int) slot.offset(), (int) slot.elements());
  }

  /** The whole vector's memory. */
  public FloatBuffer memory() {
    return HostMemory.of(vector);
  }

  /** {@code [1, length] float32}, not a copy. */
  public INDArray vector() {
    return vector;
  }

  /** Copies the arrays that both have. */
  public void copyFrom(Parameters other) {
    slots.all().stream()
        .filter(slot -> other.slots.find(slot.name()) != null)
        .forEach(slot -> memory(slot).put(other.memory(other.slots.find(slot.name()))));
  }

  @Override
  public void close() {
    vector.close();
  }
}
