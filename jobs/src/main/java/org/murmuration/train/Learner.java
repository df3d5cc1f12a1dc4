package org.murmuration.train;

import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.murmuration.training.StepSum;

/** A network and the batches that it learns from. */
interface Learner extends AutoCloseable {
  /** What has been learnt so far; another state may be copied to it between passes. */
  MultiLayerNetwork network();

  /** Learns once from every example. */
  StepSum pass();

  /** Frees the batches. */
  @Override
  void close();
}
