package org.murmuration.finetune;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;
import org.murmuration.dl4j.Parameters;
import org.murmuration.evaluate.EvaluateJob;
import org.murmuration.evaluate.EvaluateResult;
import org.murmuration.evaluate.EvaluateSettings;
import org.murmuration.evaluate.NetworkOnTable;
import org.murmuration.evaluation.EvaluationReport.Epoch;
import org.murmuration.evaluation.PairedOutcomes;
import org.murmuration.memory.NativeMemory;
import org.murmuration.memory.RoundCost;
import org.murmuration.refusal.Refusal;
import org.murmuration.seen.SeenImages;
import org.murmuration.split.Split;
import org.murmuration.storage.Storage;
import org.murmuration.store.ClassifierArchive;
import org.murmuration.store.HeadConfig;
import org.murmuration.store.JsonFormat;
import org.murmuration.store.MeasuredGain;
import org.murmuration.table.EmbeddingTable;
import org.murmuration.table.Example;
import org.murmuration.training.Grid;
import org.murmuration.training.SeenExamples;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One fine-tuning, from images to a published classifier.
 *
 * @param front what it gives for the images
 * @param work folder of what is of use until then
 */
record FinetuneRun(
    SparkSession spark,
    Storage storage,
    ClassifierArchive classifier,
    UnfreezeSchedule schedule,
    Destination destination,
    Activations front,
    String work) {
  private static final Logger LOG = LoggerFactory.getLogger(FinetuneRun.class);

  /**
   * @throws Refusal (settings) with the numbers, if a round needs more than there is
   */
  void requireMemory() {
    RoundCost cost = schedule.cost(settings().batchSize());
    LOG.info("Fine-tuning from {} on; {}", schedule.deepest(), cost.line(workers()));
    cost.requireIn(NativeMemory.of(spark), workers());
  }

  /**
   * Before the work, so that it is not done for nothing.
   *
   * @throws Refusal (conflict) if something else lies where classifier or report go
   */
  void requireFree() throws IOException {
    destination.requireFree();
    EvaluateJob.requireRoom(storage, report());
  }

  private FinetuneSettings settings() {
    return schedule.settings();
  }

  private int workers() {
    return settings().workers(front.listed().count());
  }

  /**
   * Lets the tail learn, and publishes it if it is better.
   *
   * @return as the classifier's configuration records them
   * @throws Refusal (quality) if it diverges, or is not better beyond noise
   */
  Map<String, Double> run() throws IOException {
    EmbeddingTable activations = front.fill();
    Grid grid = Grid.of(activations.countExamples(Split.TRAIN), workers(), settings().batchSize());
    JavaRDD<Example> validation = validation(activations, grid);
    Checkpoints checkpoints = checkpoints(activations);
    FineTuning tuning = tuning(grid, checkpoints);
    try (EpochExamples examples =
        new EpochExamples(front, activations, settings(), classifier.labels(), grid)) {
      long images = validation.count();
      requireValidation(images);
      FineTuning.Outcome outcome = tuning.run(examples, validation);
      Epoch best = outcome.best().orElseThrow();
      PairedOutcomes gain = images == 0 ? PairedOutcomes.NONE : tuning.compared(best, validation);
      requireGain(best, outcome.before(), gain);
      Map<String, Double> metrics = metrics(outcome, best, grid, gain);
      metrics.putAll(tested(tuning, best, outcome, activations));
      publish(tuning, best, activations, metrics);
      checkpoints.clear();
      return metrics;
    } finally {
      validation.unpersist();
    }
  }

  private JavaRDD<Example> validation(EmbeddingTable activations, Grid grid) throws IOException {
    return activations
        .examples(Split.VALIDATION, classifier.labels())
        .coalesce(grid.workers())
        .persist(StorageLevel.MEMORY_AND_DISK());
  }

  private Checkpoints checkpoints(EmbeddingTable activations) throws IOException {
    Map<String, String> madeFrom = new LinkedHashMap<>(destination.described());
    madeFrom.put("rows", activations.fingerprint());
    return Checkpoints.in(storage, work + "/checkpoints", madeFrom);
  }

  private FineTuning tuning(Grid grid, Checkpoints checkpoints) {
    TailSource source =
        new TailSource(
            new JsonFormat().write(classifier.config()), schedule.deepest(), storage, "");
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    return new FineTuning(context, classifier, schedule, grid, checkpoints, source);
  }

  private void requireValidation(long images) {
    if (!settings().validation().keepAnyway()) {
      Gain.requireEnough(images);
    }
  }

  private void requireGain(Epoch best, Epoch before, PairedOutcomes gain) {
    if (!settings().validation().keepAnyway()) {
      Gain.requireShown(best, before, gain);
    }
  }

  /** Before and after on the test split, which nothing here has learnt from or was chosen by. */
  private Map<String, Double> tested(
      FineTuning tuning, Epoch best, FineTuning.Outcome outcome, EmbeddingTable activations)
      throws IOException {
    if (activations.countExamples(Split.TEST) == 0) {
      LOG.warn("Nothing was tested: no image is for testing (give --test-share, or --test-images)");
      return Map.of();
    }
    JavaRDD<Example> tests =
        activations
            .examples(Split.TEST, classifier.labels())
            .persist(StorageLevel.MEMORY_AND_DISK());
    try {
      PairedOutcomes pairs = tuning.compared(best, tests);
      EvaluateResult after =
          new EvaluateJob(
                  new NetworkOnTable(
                      classifier.config(),
                      activations,
                      tuning.source(best),
                      outcome.history(),
                      settings().batchSize()),
                  report(),
                  EvaluateSettings.defaults())
              .score(spark);
      Map<String, Double> metrics = new LinkedHashMap<>(after.testMetrics());
      metrics.put("test_accuracy_before", pairs.accuracyBefore());
      return metrics;
    } finally {
      tests.unpersist();
    }
  }

  /** Where the page for people goes, as {@link FinetuneResult} says. */
  private String report() throws IOException {
    return Storage.beside(destination.location(), ".report");
  }

  private static Map<String, Double> metrics(
      FineTuning.Outcome outcome, Epoch best, Grid grid, PairedOutcomes gain) {
    Map<String, Double> metrics = new LinkedHashMap<>();
    metrics.put("epochs", (double) outcome.history().size());
    metrics.put("best_epoch", (double) best.number());
    metrics.put("train_examples", (double) grid.examples());
    metrics.put("validation_examples", (double) gain.images());
    metrics.put("train_loss", best.loss());
    if (gain.images() > 0) {
      metrics.put("validation_loss_before", outcome.before().validationLoss());
      metrics.put("validation_loss", best.validationLoss());
      metrics.put("validation_accuracy_before", outcome.before().validationAccuracy());
      metrics.put("validation_accuracy", best.validationAccuracy());
      metrics.putAll(MeasuredGain.metrics(gain));
    }
    return metrics;
  }

  /** Forgets all that was of use on the way. */
  void clear() throws IOException {
    storage.delete(work);
  }

  private void publish(
      FineTuning tuning, Epoch epoch, EmbeddingTable activations, Map<String, Double> metrics)
      throws IOException {
    HeadConfig head =
        destination.wanted().withTable(activations.fingerprint()).withMetrics(metrics);
    SeenImages now =
        SeenExamples.of(activations.imageIds(Split.TRAIN), activations.imageIds(Split.VALIDATION));
    try (Parameters tail = tuning.after(epoch)) {
      destination.publish(classifier, head, classifier.seen().and(now), tail);
    }
  }
}
