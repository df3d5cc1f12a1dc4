package org.murmuration.tune;

import java.util.List;
import java.util.Optional;

/**
 * What is tried, and how.
 *
 * @param metric decides the best
 * @param atOnce in training at the same time; empty for as many as the cluster has room for
 */
record Search(List<Candidate> candidates, Metric metric, Optional<Integer> atOnce) {
  Search {
    candidates = List.copyOf(candidates);
  }
}
