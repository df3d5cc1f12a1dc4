package org.murmuration.train;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.spark.impl.multilayer.SparkDl4jMultiLayer;
import org.murmuration.evaluation.EvaluationReport;
import org.murmuration.network.SoftmaxHead;
import org.murmuration.network.TrainedHead;
import org.murmuration.scoring.HeadScore;
import org.murmuration.store.Sha256;
import org.murmuration.table.Example;
import org.murmuration.training.Grid;
import org.murmuration.training.WorkerPartitioner;
import org.nd4j.linalg.dataset.DataSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Trains a head on the cluster, an epoch at a time. */
final class HeadTrainer {
  private static final Logger LOG = LoggerFactory.getLogger(HeadTrainer.class);

  private final JavaSparkContext context;
  private final SoftmaxHead head;
  private final TrainSettings settings;

  HeadTrainer(SparkSession spark, SoftmaxHead head, TrainSettings settings) {
    this.context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    this.head = head;
    this.settings = settings;
  }

  /** How that many examples are dealt to workers. */
  Grid grid(long examples) {
    int workers = settings.workers().orElse(context.defaultParallelism());
    return Grid.of(examples, workers, settings.batchSize());
  }

  /** What was learnt and how it went. */
  record Training(TrainedHead head, List<EvaluationReport.Epoch> history) {}

  /**
   * @param validation watched, not learnt from; may be empty
   */
  Training train(JavaRDD<Example> examples, JavaRDD<Example> validation, Grid grid) {
    LOG.info(
        "Training on {} examples: {} workers, {} batches of {} each, {} epochs",
        grid.examples(),
        grid.workers(),
        grid.batches(),
        grid.batchSize(),
        settings.epochs());
    JavaRDD<Example> dealt = deal(examples, grid).persist(StorageLevel.MEMORY_AND_DISK());
    FeatureScaling scaling = FeatureScaling.of(dealt);
    JavaRDD<DataSet> batches =
        dealt
            .mapPartitions(new GridBatches(grid, scaling, head.labels().size()))
            .persist(StorageLevel.MEMORY_AND_DISK());
    batches.count();
    dealt.unpersist();
    try {
      return epochs(grid, scaling, batches, validation);
    } finally {
      batches.unpersist();
    }
  }

  /** Shuffled by the seed, then one after the other to the workers. */
  private JavaRDD<Example> deal(JavaRDD<Example> examples, Grid grid) {
    long seed = settings.seed();
    JavaPairRDD<Long, Example> positions =
        examples
            .sortBy(
                example -> Sha256.of(seed + "/" + example.imageId()) + example.label(),
                true,
                examples.getNumPartitions())
            .zipWithIndex()
            .mapToPair(scala.Tuple2::swap);
    return positions.repartitionAndSortWithinPartitions(new WorkerPartitioner(grid)).values();
  }

  private Training epochs(
      Grid grid, FeatureScaling scaling, JavaRDD<DataSet> batches, JavaRDD<Example> validation) {
    EpochCounter counter = new EpochCounter(context.sc());
    MultiLayerConfiguration configuration =
        head.configuration(
            settings.optimizer().updater(settings.learningRate()), settings.l2(), settings.seed());
    SparkDl4jMultiLayer network =
        new SparkDl4jMultiLayer(
            context, configuration, OrderedAveraging.onGrid(grid, counter, settings.seed()));
    List<EvaluationReport.Epoch> history = new ArrayList<>();
    IntStream.rangeClosed(1, settings.epochs())
        .forEach(
            epoch -> {
              counter.reset();
              network.fit(batches);
              requireAllTrained(counter, grid);
              TrainedHead learnt = learnt(network, scaling);
              history.add(epochLine(epoch, counter, HeadScore.of(learnt, validation)));
            });
    return new Training(learnt(network, scaling), history);
  }

  private TrainedHead learnt(SparkDl4jMultiLayer network, FeatureScaling scaling) {
    return scaling.foldInto(head.trained(network.getNetwork()));
  }

  private static void requireAllTrained(EpochCounter counter, Grid grid) {
    if (counter.examples() < grid.examples()) {
      throw new IllegalStateException(
          "Cannot trust this epoch: %d examples were trained on, %d were given"
              .formatted(counter.examples(), grid.examples()));
    }
  }

  private EvaluationReport.Epoch epochLine(int epoch, EpochCounter counter, HeadScore validation) {
    LOG.info(
        "Epoch {} of {}: loss {}, validation loss {}, validation accuracy {}",
        epoch,
        settings.epochs(),
        decimals(counter.meanLoss()),
        decimals(validation.meanLoss()),
        decimals(validation.accuracy()));
    return new EvaluationReport.Epoch(
        epoch, counter.meanLoss(), validation.meanLoss(), validation.accuracy());
  }

  private static String decimals(double value) {
    return Double.isNaN(value) ? "-" : "%.4f".formatted(value);
  }
}
