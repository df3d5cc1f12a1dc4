package org.murmuration.network;

import java.nio.FloatBuffer;
import java.util.Optional;
import org.murmuration.dl4j.HostMemory;
import org.murmuration.dl4j.Parameters;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Where a tail stands between two steps, off-heap. It owns its memory. */
public final class TailState implements AutoCloseable {
  private final Parameters parameters;
  private final Optional<INDArray> updater;

  private TailState(Parameters parameters, Optional<INDArray> updater) {
    this.parameters = parameters;
    this.updater = updater;
  }

  /**
   * @param parameters that the state closes
   * @param updaterLength floats that the updaters keep, all zero at first
   */
  public static TailState of(Parameters parameters, long updaterLength) {
    return new TailState(
        parameters, updaterLength == 0 ? Optional.empty() : Optional.of(zeros(updaterLength)));
  }

  private static INDArray zeros(long length) {
    try (MemoryWorkspace outside = Nd4j.getMemoryManager().scopeOutOfWorkspaces()) {
      return Nd4j.create(DataType.FLOAT, length);
    }
  }

  public Parameters parameters() {
    return parameters;
  }

  /** {@code [length] float32}, not a copy; empty for updaters that keep nothing. */
  Optional<INDArray> updaterVector() {
    return updater;
  }

  /** Floats of the parameters, and after them those of the updaters. */
  public long length() {
    return parameters.slots().length() + updaterLength();
  }

  public long updaterLength() {
    return updater.map(INDArray::length).orElse(0L);
  }

  /** The memory of what the updaters keep; writes go through. */
  public FloatBuffer updaterMemory() {
    return updater.map(HostMemory::of).orElse(FloatBuffer.allocate(0));
  }

  /**
   * A piece of all floats; writes go through.
   *
   * @param offset counted over the parameters and then the updaters; a piece lies in one of them
   */
  public FloatBuffer memory(long offset, int length) {
    long parameterCount = parameters.slots().length();
    return offset < parameterCount
        ? parameters.memory().slice((int) offset, length)
        : updaterMemory().slice((int) (offset - parameterCount), length);
  }

  @Override
  public void close() {
    parameters.close();
    updater.ifPresent(INDArray::close);
  }
}
