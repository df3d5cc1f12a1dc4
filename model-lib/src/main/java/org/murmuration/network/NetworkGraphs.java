package org.murmuration.network;

import java.util.Optional;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;

/**
 * How a network is computed: by one DL4J graph, or by two of which the second reads what the first
 * gives.
 */
record NetworkGraphs(Optional<Front> front, ComputationGraphConfiguration rest) {
  /** The first of two graphs. */
  record Front(Division division, ComputationGraphConfiguration graph) {}

  static NetworkGraphs whole(ComputationGraphConfiguration graph) {
    return new NetworkGraphs(Optional.empty(), graph);
  }
}
