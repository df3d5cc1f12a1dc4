package org.murmuration.finetune;

import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.storage.StorageLevel;
import org.murmuration.table.Example;
import org.murmuration.training.ExampleOrder;
import org.murmuration.training.Grid;
import org.murmuration.training.WorkerPartitioner;
import org.nd4j.linalg.dataset.api.MultiDataSet;
import scala.Tuple2;

/**
 * What the front gave for the examples, a partition for each worker with its batches one after the
 * other. It lies in memory as far as there is room, and else on the executors' disks.
 */
final class TailExamples implements AutoCloseable {
  private final JavaPairRDD<Long, Example> examples;
  private final Grid grid;

  private TailExamples(JavaPairRDD<Long, Example> examples, Grid grid) {
    this.examples = examples;
    this.grid = grid;
  }

  /** Shuffled by the seed, then one after the other to the workers. */
  static TailExamples deal(JavaRDD<Example> examples, Grid grid, long seed) {
    return new TailExamples(
        new ExampleOrder(seed)
            .places(examples)
            .mapToPair(placed -> new Tuple2<>(grid.order(placed._2()), placed._1()))
            .repartitionAndSortWithinPartitions(new WorkerPartitioner(grid))
            .persist(StorageLevel.MEMORY_AND_DISK()),
        grid);
  }

  /** Some consecutive batches of each worker, made as they are asked for. */
  JavaRDD<MultiDataSet> batches(int first, int count, TailBatches.Shape shape) {
    return examples.mapPartitions(new TailBatches(grid, first, count, shape));
  }

  @Override
  public void close() {
    examples.unpersist();
  }
}
