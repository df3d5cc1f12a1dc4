package org.murmuration.dl4j;

import java.util.Optional;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.murmuration.architecture.BatchSlicing;

/**
 * How a network is computed: by one DL4J graph, or by two of which the second reads what the first
 * gives.
 */
record NetworkGraphs(Optional<Sliced> sliced, ComputationGraphConfiguration rest) {
  /** The first of two graphs, which runs over slices of a batch. */
  record Sliced(BatchSlicing slicing, ComputationGraphConfiguration graph) {}

  static NetworkGraphs whole(ComputationGraphConfiguration graph) {
    return new NetworkGraphs(Optional.empty(), graph);
  }
}
