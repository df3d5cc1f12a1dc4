package org.murmuration.dl4j;

import static org.nd4j.linalg.indexing.NDArrayIndex.interval;

import org.deeplearning4j.nn.graph.ComputationGraph;
import org.murmuration.architecture.BatchSlicing;
import org.murmuration.architecture.LayerShape;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.memory.conf.WorkspaceConfiguration;
import org.nd4j.linalg.api.memory.enums.AllocationPolicy;
import org.nd4j.linalg.api.memory.enums.LearningPolicy;
import org.nd4j.linalg.api.memory.enums.ResetPolicy;
import org.nd4j.linalg.api.memory.enums.SpillPolicy;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A graph that runs over a batch slice by slice, so that only a slice needs room in it. */
final class SlicedGraph implements AutoCloseable {
  /** What the graph gives for a slice lies in the same place each time. */
  private static final String OUTPUT = "SLICE_OUTPUT";

  private static final WorkspaceConfiguration ROOM =
      WorkspaceConfiguration.builder()
          .policyLearning(LearningPolicy.FIRST_LOOP)
          .policyAllocation(AllocationPolicy.STRICT)
          .policySpill(SpillPolicy.REALLOCATE)
          .policyReset(ResetPolicy.BLOCK_LEFT)
          .build();

  private final BatchSlicing slicing;
  private final ComputationGraph graph;

  /**
   * {@code [capacity, height, width, channels] float32} of the last batch; null before the first.
   */
  private INDArray given;

  SlicedGraph(BatchSlicing slicing, ComputationGraph graph) {
    this.slicing = slicing;
    this.graph = graph;
  }

  /**
   * What the graph gives, {@code [capacity, height, width, channels] float32}, until it runs again.
   *
   * @param images {@code [capacity, height, width, 3] float32}
   * @param count of images in the first places; others are left out
   */
  INDArray run(INDArray images, int count) {
    makeRoom(images.size(0));
    int slice = slicing.imagesOfASlice();
    for (long from = 0; from < count; from += slice) {
      long to = Math.min(from + slice, images.size(0));
      try (MemoryWorkspace room =
          Nd4j.getWorkspaceManager().getAndActivateWorkspace(ROOM, OUTPUT)) {
        INDArray some = graph.output(false, room, images.get(interval(from, to)))[0];
        given.get(interval(from, to)).assign(some);
      }
    }
    return given;
  }

  private void makeRoom(long capacity) {
    if (given != null && given.size(0) == capacity) {
      return;
    }
    close();
    LayerShape shape = slicing.shape();
    try (MemoryWorkspace outside = Nd4j.getMemoryManager().scopeOutOfWorkspaces()) {
      given =
          Nd4j.create(DataType.FLOAT, capacity, shape.height(), shape.width(), shape.channels());
    }
  }

  @Override
  public void close() {
    if (given != null) {
      given.close();
      given = null;
    }
  }
}
