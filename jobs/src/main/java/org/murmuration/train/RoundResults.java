package org.murmuration.train;

import org.apache.spark.SparkConf;
import org.murmuration.architecture.ParameterLayout;
import org.murmuration.machine.Bytes;
import org.murmuration.network.SoftmaxHead;
import org.murmuration.refusal.Refusal;
import org.murmuration.training.WorkerRule;
import org.nd4j.linalg.learning.config.IUpdater;

/**
 * What workers send to the driver after each round, which Spark limits.
 *
 * @param bytesAWorker parameters and what their updater keeps
 */
record RoundResults(int workers, long bytesAWorker) {
  private static final String LIMIT = "spark.driver.maxResultSize";

  /** Half of Spark's own limit: the same on each cluster, whatever limit it has. */
  private static final long USUAL_BYTES = 512L << 20;

  static RoundResults of(SoftmaxHead head, IUpdater updater, int workers) {
    long floats =
        ParameterLayout.ofHead(head.width(), head.hidden(), head.labels().size()).length();
    return new RoundResults(workers, Float.BYTES * (floats + updater.stateSize(floats)));
  }

  /** As many as send no more than usual, where nobody says how many there are. */
  int mostWorkers() {
    return (int)
        Math.max(WorkerRule.LEAST, Math.min(Integer.MAX_VALUE, USUAL_BYTES / bytesAWorker));
  }

  /** Spark's limit; 0 means none. */
  static long mostBytes(SparkConf conf) {
    long most = conf.getSizeAsBytes(LIMIT, "1g");
    return most == 0 ? Long.MAX_VALUE : most;
  }

  /**
   * @throws Refusal (settings) with the numbers, before Spark ends the job in the first round
   */
  void requireAtMost(long bytes) {
    if (workers * bytesAWorker > bytes) {
      throw Refusal.settings(
          "Cannot train: %d workers send %s each to the driver after a round, %s of %s is less (lower --hidden or --workers, or raise it and the driver's memory)"
              .formatted(
                  workers,
                  new Bytes(bytesAWorker).mebibytes(),
                  LIMIT,
                  new Bytes(bytes).mebibytes()));
    }
  }
}
