package org.murmuration.dl4j;

import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;

/** What of a graph learns, and how; here nothing does. */
interface Learning {
  /** Called for each layer of the network before it is added, from the input on. */
  default void reach(String layer) {}

  /** Says how the parameters of a layer learn. */
  default void describe(String layer, BaseLayer.Builder<?> builder) {}

  /** A layer as the graph gets it. */
  default Layer finish(Layer configuration) {
    return configuration;
  }

  /** A vertex as the graph gets it. */
  default GraphVertex finish(GraphVertex vertex) {
    return vertex;
  }
}
