package org.murmuration.train;

import java.io.IOException;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.murmuration.keeping.CacheSettings;
import org.murmuration.keeping.FeatureMoments;
import org.murmuration.keeping.KeptExamples;
import org.murmuration.keeping.RowLayout;
import org.murmuration.network.SoftmaxHead;
import org.murmuration.table.Example;
import org.murmuration.table.ExampleTable;
import org.murmuration.training.Grid;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes batches of examples, on the cluster or on the driver, and trains a head on them. */
final class HeadTrainer {
  private static final Logger LOG = LoggerFactory.getLogger(HeadTrainer.class);

  private final JavaSparkContext context;
  private final SoftmaxHead head;
  private final TrainSettings settings;
  private final String title;

  /**
   * @param title before each line about it; may be empty
   */
  HeadTrainer(SparkSession spark, SoftmaxHead head, TrainSettings settings, String title) {
    this.title = title;
    this.context = JavaSparkContext.fromSparkContext(spark.sparkContext());
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
    RoundResults.of(head, settings.updater(), grid.workers())
        .requireAtMost(RoundResults.mostBytes(context.getConf()));
    LOG.info(
        "{}Training on {} examples: {} workers, {} batches of {} each, {} epochs",
        title,
        grid.examples(),
        grid.workers(),
        grid.batches(),
        grid.batchSize(),
        settings.length().epochs());
    DealtExamples dealt = DealtExamples.of(table, head.labels(), grid, settings.seed());
    return settings.workers().trainer() == Trainer.SPARK
        ? onCluster(dealt, validation, grid, checkpoints)
        : onDriver(dealt, validation, grid, checkpoints);
  }

  private Training onCluster(
      DealtExamples dealt, JavaRDD<Example> validation, Grid grid, Checkpoints checkpoints)
      throws IOException {
    Targets targets = targets(dealt);
    try (KeptExamples kept = kept(dealt, grid)) {
      LOG.info("{}Kept between epochs: {}", title, kept.size().line());
      FeatureScaling scaling = FeatureScaling.of(kept.moments(), settings.featureScale());
      KeptBatches batches = new KeptBatches(grid.batchSize(), kept.layout(), scaling, targets);
      Learner learner = new SparkLearner(context, configuration(targets), kept, batches, dropout());
      return new TrainingRun(title, settings, head, scaling, learner, validation, checkpoints)
          .run(grid)
          .keeping(kept.size());
    }
  }

  private KeptExamples kept(DealtExamples dealt, Grid grid) {
    CacheSettings cache = settings.workers().cache();
    RowLayout layout = new RowLayout(head.width(), cache.precision());
    KeptExamples.requireRoom(context, grid.examples(), layout, cache.share());
    int steps = settings.workers().stepsOn(grid);
    return KeptExamples.of(dealt.examples(), grid, steps, layout, cache.share());
  }

  /** The table is small, or its owner would not train on the driver. */
  private Training onDriver(
      DealtExamples dealt, JavaRDD<Example> validation, Grid grid, Checkpoints checkpoints)
      throws IOException {
    Targets targets = targets(dealt);
    List<List<Example>> workers = dealt.examples().glom().collect();
    FeatureScaling scaling = FeatureScaling.of(moments(workers), settings.featureScale());
    GridBatches batches = new GridBatches(grid, scaling, targets);
    Learner learner =
        new LocalLearner(
            configuration(targets),
            workers.stream().map(examples -> batches.of(examples.iterator())).toList(),
            dropout());
    return new TrainingRun(title, settings, head, scaling, learner, validation, checkpoints)
        .run(grid);
  }

  /** Of each worker, and then of all in their order: as the cluster does it, bit for bit. */
  private FeatureMoments moments(List<List<Example>> workers) {
    FeatureMoments all = new FeatureMoments(head.width());
    for (List<Example> examples : workers) {
      FeatureMoments ofWorker = new FeatureMoments(head.width());
      examples.forEach(ofWorker::add);
      all.add(ofWorker);
    }
    return all;
  }

  private MultiLayerConfiguration configuration(Targets targets) {
    return head.configuration(
        settings.updater(), settings.rule().l2(), settings.seed(), targets.weights());
  }

  private InputDropout dropout() {
    return new InputDropout(settings.regularization().dropout(), settings.seed());
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
}
