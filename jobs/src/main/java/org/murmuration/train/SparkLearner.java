package org.murmuration.train;

import org.apache.spark.api.java.JavaSparkContext;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.spark.impl.multilayer.SparkDl4jMultiLayer;
import org.murmuration.keeping.KeptExamples;
import org.murmuration.training.StepSum;

/** Learns on the cluster, by parameter averaging. */
final class SparkLearner implements Learner {
  private final KeptExamples kept;
  private final KeptBatches batches;
  private final OrderedAveraging averaging;
  private final SparkDl4jMultiLayer network;

  /**
   * @param kept closed with this
   */
  SparkLearner(
      JavaSparkContext context,
      MultiLayerConfiguration configuration,
      KeptExamples kept,
      KeptBatches batches,
      InputDropout dropout) {
    this.kept = kept;
    this.batches = batches;
    this.averaging = OrderedAveraging.onGrid(kept.grid(), dropout);
    this.network = new SparkDl4jMultiLayer(context, configuration, averaging);
  }

  @Override
  public MultiLayerNetwork network() {
    return network.getNetwork();
  }

  @Override
  public StepSum pass() {
    for (int round = 0; round < kept.rounds(); round++) {
      network.fit(kept.round(round).mapPartitions(batches));
    }
    return averaging.takeSum();
  }

  @Override
  public void close() {
    kept.close();
  }
}
