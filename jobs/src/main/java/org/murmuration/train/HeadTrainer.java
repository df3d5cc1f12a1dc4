package org.murmuration.train;

import java.io.IOException;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.murmuration.network.SoftmaxHead;
import org.murmuration.table.Example;
import org.murmuration.table.ExampleTable;
import org.murmuration.training.Grid;
import org.nd4j.linalg.dataset.DataSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes batches of examples, on the cluster or on the driver, and trains a head on them. */
final class HeadTrainer {
  private static final Logger LOG = LoggerFactory.getLogger(HeadTrainer.class);

  private final long mostResultBytes;
  private final SoftmaxHead head;
  private final TrainSettings settings;
  private final String title;

  /**
   * @param title before each line about it; may be empty
   */
  HeadTrainer(SparkSession spark, SoftmaxHead head, TrainSettings settings, String title) {
    this.title = title;
    this.mostResultBytes = RoundResults.mostBytes(spark.sparkContext().getConf());
    this.head = head;
    this.settings = settings;
  }

  /** How that many examples are dealt to workers. */
  Grid grid(long examples) {
    int most = RoundResults.of(head, settings.updater(), 1).mostWorkers();
    return Grid.of(
        examples, settings.workers().workers(examples, most), settings.workers().batchSize());
  }

  /**
   * @param table of whose train split is learnt
   * @param validation watched, not learnt from; may be empty
   */
  Training train(
      ExampleTable table, JavaRDD<Example> validation, Grid grid, Checkpoints checkpoints)
      throws IOException {
    RoundResults.of(head, settings.updater(), grid.workers()).requireAtMost(mostResultBytes);
    LOG.info(
        "{}Training on {} examples: {} workers, {} batches of {} each, {} epochs",
        title,
        grid.examples(),
        grid.workers(),
        grid.batches(),
        grid.batchSize(),
        settings.length().epochs());
    DealtExamples dealt = DealtExamples.of(table, head.labels(), grid, settings.seed());
    FeatureScaling scaling =
        FeatureScaling.of(dealt.examples(), head.width(), settings.featureScale());
    try (Learner learner = learner(dealt, grid, scaling)) {
      return new TrainingRun(title, settings, head, scaling, learner, validation, checkpoints)
          .run(grid);
    }
  }

  private Learner learner(DealtExamples dealt, Grid grid, FeatureScaling scaling) {
    Targets targets = targets(dealt);
    GridBatches batches = new GridBatches(grid, scaling, targets);
    MultiLayerConfiguration configuration =
        head.configuration(
            settings.updater(), settings.rule().l2(), settings.seed(), targets.weights());
    InputDropout dropout = new InputDropout(settings.regularization().dropout(), settings.seed());
    return switch (settings.workers().trainer()) {
      case SPARK ->
          new SparkLearner(
              configuration,
              persisted(dealt, batches),
              grid,
              settings.workers().stepsOn(grid),
              dropout);
      case LOCAL -> new LocalLearner(configuration, collected(dealt, batches), dropout);
    };
  }

  private Targets targets(DealtExamples dealt) {
    try (dealt) {
      long[] counts = dealt.counts(head.labels().size());
      DealtExamples.warn(title, head.labels(), counts);
      return new Targets(
          settings.regularization().classWeights().of(head.labels(), counts),
          settings.regularization().labelSmoothing());
    }
  }

  private static JavaRDD<DataSet> persisted(DealtExamples dealt, GridBatches batches) {
    JavaRDD<DataSet> ready =
        dealt.examples().mapPartitions(batches).persist(StorageLevel.MEMORY_AND_DISK());
    ready.count();
    return ready;
  }

  /** The batches of each worker. The table is small, or its owner would not train on the driver. */
  private static List<List<DataSet>> collected(DealtExamples dealt, GridBatches batches) {
    return dealt.examples().glom().collect().stream()
        .map(examples -> batches.of(examples.iterator()))
        .toList();
  }
}
