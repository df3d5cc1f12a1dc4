package org.murmuration.training;

import org.deeplearning4j.spark.api.RDDTrainingApproach;
import org.deeplearning4j.spark.api.Repartition;
import org.deeplearning4j.spark.impl.paramavg.ParameterAveragingTrainingMaster;

/**
 * Settings under which dl4j-spark uses every batch once and averages when all are used: its
 * defaults drop data, restart momentum at each averaging and shuffle at each split.
 */
public final class AveragingSettings {
  private AveragingSettings() {}

  /**
   * @param batches of each worker between two averagings, which is all that one {@code fit} is
   *     given
   */
  public static ParameterAveragingTrainingMaster.Builder onGrid(Grid grid, int batches, long seed) {
    return new ParameterAveragingTrainingMaster.Builder(grid.workers(), grid.batchSize())
        .batchSizePerWorker(grid.batchSize())
        .averagingFrequency(batches)
        .saveUpdater(true)
        .repartionData(Repartition.Never)
        .rddTrainingApproach(RDDTrainingApproach.Direct)
        .storageLevel(null)
        .workerPrefetchNumBatches(0)
        .rngSeed(seed);
  }
}
