package org.murmuration.dl4j;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.murmuration.architecture.ParameterLayout;

/** The order of a graph's vertices, which is that of its parameters in their one vector. */
public final class VertexOrder {
  private VertexOrder() {}

  /**
   * A graph, not yet initialised, whose vertices come in the order in which they were added, as
   * {@link ParameterLayout} has them. DL4J's own order is another for some graphs with branches:
   * where SqueezeNet begins at features.3 and is cut there too, a 3x3 comes before a 1x1
   * convolution.
   */
  public static ComputationGraph graph(ComputationGraphConfiguration configuration) {
    List<String> names = new ArrayList<>(configuration.getNetworkInputs());
    names.addAll(configuration.getVertices().keySet());
    configuration.setTopologicalOrderStr(names);
    configuration.setTopologicalOrder(IntStream.range(0, names.size()).toArray());
    return new ComputationGraph(configuration);
  }
}
