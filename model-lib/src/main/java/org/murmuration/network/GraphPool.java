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
   * What the network gives for each image: {@code [n][width]}. Empty places run too, so that an
   * image gives the same bits whatever it shares a batch with: matrix multiplications round
   * otherwise for another number of rows.
   */
  float[][] run(ImageBatch batch) {
    ComputationGraph graph = take();
    try (INDArray output = outputOf(graph, batch.places())) {
      return Arrays.copyOf(rows(output), batch.size());
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

  private static INDArray outputOf(ComputationGraph graph, INDArray images) {
    List<String> last = graph.getConfiguration().getNetworkOutputs();
    return graph.output(last, false, new INDArray[] {images}, null)[0];
  }

  private static float[][] rows(INDArray output) {
    long rows = output.size(0);
    return output.reshape('c', rows, output.length() / rows).toFloatMatrix();
  }

  @Override
  public void close() {
    idle.clear();
    parameters.close();
  }
}
