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
  private final Optional<SlicedGraph> front;
  private final ComputationGraph rest;

  GraphRun(NetworkGraphs graphs, Parameters parameters) {
    try (MemoryWorkspace outside = Nd4j.getMemoryManager().scopeOutOfWorkspaces()) {
      INDArray vector = parameters.vector();
      long first = graphs.front().map(front -> front.division().parameters()).orElse(0L);
      this.front =
          graphs
              .front()
              .map(part -> new SlicedGraph(part.division(), graph(part.graph(), vector, 0, first)));
      this.rest = graph(graphs.rest(), vector, first, vector.length());
    }
  }

  private static ComputationGraph graph(
      ComputationGraphConfiguration configuration, INDArray vector, long from, long to) {
    ComputationGraph graph = VertexOrder.graph(configuration.clone());
    graph.init(vector.get(all(), interval(from, to)), false);
    return graph;
  }

  /** One array for each output of the network, which the caller closes. */
  INDArray[] outputs(ImageBatch batch) {
    return workspaces.during(() -> pass(batch));
  }

  private INDArray[] pass(ImageBatch batch) {
    INDArray images = batch.places();
    INDArray input = front.map(graph -> graph.run(images, batch.size())).orElse(images);
    List<String> names = rest.getConfiguration().getNetworkOutputs();
    return rest.output(names, false, new INDArray[] {input}, null);
  }

  @Override
  public void close() {
    front.ifPresent(SlicedGraph::close);
    workspaces.close();
  }
}
