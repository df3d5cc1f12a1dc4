package org.murmuration.finetune;

import java.io.Serializable;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.SparkContext;
import org.apache.spark.util.CollectionAccumulator;
import org.murmuration.training.StepSum;
import scala.Tuple2;

/** What the workers of a round took their steps on. */
final class StepSums implements Serializable {
  private final CollectionAccumulator<Tuple2<Integer, StepSum>> ofWorkers;

  StepSums(SparkContext context) {
    this.ofWorkers = context.collectionAccumulator("steps of workers");
  }

  void add(int worker, StepSum sum) {
    ofWorkers.add(new Tuple2<>(worker, sum));
  }

  /** In the order of workers; a task that was run twice counts once. */
  StepSum total() {
    Map<Integer, StepSum> byWorker = new TreeMap<>();
    ofWorkers.value().forEach(one -> byWorker.put(one._1(), one._2()));
    return byWorker.values().stream().reduce(StepSum.NONE, StepSum::plus);
  }
}
