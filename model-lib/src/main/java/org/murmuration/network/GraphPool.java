package org.murmuration.network;

import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Runs batches through a network from any number of threads. A DL4J graph serves one thread at a
 * time, so each thread gets a graph of its own; all of them share one copy of the parameters, which
 * this owns.
 */
final class GraphPool implements AutoCloseable {
  private final ComputationGraphConfiguration configuration;
  private final Parameters parameters;
  private final Queue<ComputationGraph> idle = new ConcurrentLinkedQueue<>();

  GraphPool(ComputationGraphConfiguration configuration, Parameters parameters) {
    this.configuration = configuration;
    this.parameters = parameters;
  }

  Parameters parameters() {
    return parameters;
  }

  /**
   * What the network's only output, or its first, is for each image: {@code [n][width]}.
   *
   * @see #runAll
   */
  float[][] run(ImageBatch batch) {
    return runAll(batch).get(0);
  }

  /**
   * All outputs, each {@code [n][width]}. Empty places run too, so that an image gives the same
   * bits whatever it shares a batch with: matrix multiplications round otherwise for another number
   * of rows.
   */
  List<float[][]> runAll(ImageBatch batch) {
    ComputationGraph graph = take();
    try {
      return Arrays.stream(outputsOf(graph, batch.places()))
          .map(output -> rows(output, batch.size()))
          .toList();
    } finally {
      idle.add(graph);
    }
  }

  private ComputationGraph take() {
    ComputationGraph graph = idle.poll();
    return graph != null ? graph : newGraph();
  }

  private ComputationGraph newGraph() {
    ComputationGraph graph = new ComputationGraph(configuration.clone());
    try (MemoryWorkspace outside = Nd4j.getMemoryManager().scopeOutOfWorkspaces()) {
      graph.init(parameters.vector(), false);
    }
    return graph;
  }

  private static INDArray[] outputsOf(ComputationGraph graph, INDArray images) {
    List<String> outputs = graph.getConfiguration().getNetworkOutputs();
    return graph.output(outputs, false, new INDArray[] {images}, null);
  }

  /** The first rows, on the heap; the array is freed. */
  private static float[][] rows(INDArray output, int count) {
    try (output) {
      long rows = output.size(0);
      float[][] all = output.reshape('c', rows, output.length() / rows).toFloatMatrix();
      return Arrays.copyOf(all, count);
    }
  }

  @Override
  public void close() {
    idle.clear();
    parameters.close();
  }
}
