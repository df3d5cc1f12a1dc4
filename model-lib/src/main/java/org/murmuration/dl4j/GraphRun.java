package org.murmuration.dl4j;

import static org.nd4j.linalg.indexing.NDArrayIndex.all;
import static org.nd4j.linalg.indexing.NDArrayIndex.interval;

import java.util.List;
import java.util.Optional;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The graphs of a network on parameters that others share; for one thread at a time. */
final class GraphRun implements AutoCloseable {
  private final PassWorkspaces workspaces = new PassWorkspaces();
  private final Optional<SlicedGraph> sliced;
  private final ComputationGraph rest;

  GraphRun(NetworkGraphs graphs, Parameters parameters) {
    try (MemoryWorkspace outside = Nd4j.getMemoryManager().scopeOutOfWorkspaces()) {
      INDArray vector = parameters.vector();
      long first = graphs.sliced().map(part -> part.slicing().parameters()).orElse(0L);
      this.sliced =
          graphs
              .sliced()
              .map(part -> new SlicedGraph(part.slicing(), graph(part.graph(), vector, 0, first)));
      this.rest = graph(graphs.rest(), vector, first, vector.length());
    }
  }

  private static ComputationGraph graph(
      ComputationGraphConfiguration configuration, INDArray vector, long from, long to) {
    ComputationGraph graph = VertexOrder.graph(configuration.clone());
    graph.init(vector.get(all(), interval(from, to)), false);
    return graph;
  }

  /**
   * One array for each output of the network, which the caller closes.
   *
   * @param images {@code [capacity, height, width, channels] float32}
   * @param count of images in the first places
   */
  INDArray[] outputs(INDArray images, int count) {
    return workspaces.during(() -> pass(images, count));
  }

  private INDArray[] pass(INDArray images, int count) {
    INDArray input = sliced.map(graph -> graph.run(images, count)).orElse(images);
    List<String> names = rest.getConfiguration().getNetworkOutputs();
    return rest.output(names, false, new INDArray[] {input}, null);
  }

  @Override
  public void close() {
    sliced.ifPresent(SlicedGraph::close);
    workspaces.close();
  }
}
