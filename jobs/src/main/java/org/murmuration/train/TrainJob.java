package org.murmuration.train;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;
import org.murmuration.command.Job;
import org.murmuration.engine.Precision;
import org.murmuration.evaluation.EvaluationReport;
import org.murmuration.keeping.KeptSize;
import org.murmuration.label.LabelSet;
import org.murmuration.machine.Stopwatch;
import org.murmuration.network.SoftmaxHead;
import org.murmuration.refusal.Given;
import org.murmuration.refusal.Refusal;
import org.murmuration.seen.SeenImages;
import org.murmuration.split.Split;
import org.murmuration.storage.NewFolder;
import org.murmuration.storage.Storage;
import org.murmuration.store.HeadArchive;
import org.murmuration.store.HeadConfig;
import org.murmuration.table.Example;
import org.murmuration.table.ExampleTable;
import org.murmuration.table.TableContract;
import org.murmuration.training.Grid;
import org.murmuration.training.SeenExamples;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Trains a head on the train split of a table and watches the validation split.
 *
 * <p><i>Input</i>: an embedding table. <i>Output</i>: a head folder. <i>Example</i>: {@code
 * spark-submit murmuration.jar train --table embeddings --head head}
 *
 * @param source where the examples lie
 * @param headFolder must not exist, or be this very head
 * @param settings how the head learns
 */
public record TrainJob(TableSource source, String headFolder, TrainSettings settings)
    implements Job {
  private static final Logger LOG = LoggerFactory.getLogger(TrainJob.class);

  /**
   * @throws Refusal (settings) if a value cannot be used
   */
  public TrainJob {
    Given.value("--table", source);
    Given.place("--head", headFolder);
    Given.value("settings", settings);
  }

  @Override
  public TrainResult run(SparkSession spark) throws IOException {
    return run(spark, "");
  }

  /**
   * The same, for one of several heads that learn at once.
   *
   * @param title before each line about it
   */
  public TrainResult runAs(String title, SparkSession spark) throws IOException {
    return run(spark, title + ": ");
  }

  private TrainResult run(SparkSession spark, String title) throws IOException {
    Storage storage = Storage.of(spark);
    spark.sparkContext().setJobGroup("train", "train " + headFolder, true);
    ExampleTable table = source.open(spark, storage);
    Map<String, Map<Split, Long>> balance = table.balance();
    LabelSet labels = LabelSet.of(balance.keySet());
    HeadTrainer trainer =
        new HeadTrainer(
            spark,
            new SoftmaxHead(table.contract().width(), settings.hidden(), labels),
            settings,
            title);
    Grid grid = trainer.grid(ExampleTable.examplesOf(balance, Split.TRAIN));
    HeadConfig config = config(table, labels, grid);
    if (storage.exists(headFolder)) {
      return alreadyTrained(storage, config, table);
    }
    new SplitWarnings(balance).lines().forEach(line -> LOG.warn("{}", line));
    return train(storage, trainer, grid, config, table, labels);
  }

  private static long saidUnlabelled(ExampleTable table) throws IOException {
    long images = table.unlabelled();
    if (images > 0) {
      LOG.warn(
          "{} images of {} have no label: nothing is learnt from them", images, table.location());
    }
    return images;
  }

  private HeadConfig config(ExampleTable table, LabelSet labels, Grid grid) throws IOException {
    TableContract contract = table.contract();
    return HeadConfig.learnt(
        labels.names(),
        contract.input(settings.featureScale().id()),
        settings.hidden(),
        table.learntFrom(table.fingerprint()),
        described(contract, settings.described(grid.workers())));
  }

  /** Of embeddings in float32 nothing is said, as heads never did. */
  private static Map<String, String> described(
      TableContract contract, Map<String, String> settings) {
    Map<String, String> all = new LinkedHashMap<>(settings);
    if (contract.numerics().precision() != Precision.FLOAT32) {
      all.put(HeadConfig.PRECISION, contract.numerics().precision().id());
    }
    return all;
  }

  /**
   * @throws Refusal (conflict) if the head that is there was made from something else
   */
  private TrainResult alreadyTrained(Storage storage, HeadConfig wanted, ExampleTable table)
      throws IOException {
    String location = storage.qualified(headFolder);
    HeadConfig found = existing(storage, location);
    if (!found.madeAs(wanted)) {
      throw Refusal.conflict(
          "Cannot write head %s: the one there was made from %s, this would be made from %s (name another folder, or remove it)"
              .formatted(location, found.madeFrom(), wanted.madeFrom()));
    }
    return new TrainResult(location, found.metrics(), 0, 0, table.unlabelled(), KeptSize.NONE);
  }

  private static HeadConfig existing(Storage storage, String location) throws IOException {
    try {
      return HeadArchive.open(storage.folder(location)).config();
    } catch (FileNotFoundException e) {
      throw Refusal.conflict(
          "Cannot write head %s: something else is there (name another folder)"
              .formatted(location));
    }
  }

  private TrainResult train(
      Storage storage,
      HeadTrainer trainer,
      Grid grid,
      HeadConfig config,
      ExampleTable table,
      LabelSet labels)
      throws IOException {
    NewFolder output = NewFolder.at(storage, headFolder);
    Checkpoints checkpoints =
        Checkpoints.of(storage, headFolder, config, settings.length().checkpointEvery());
    JavaRDD<Example> validation =
        table.examples(Split.VALIDATION, labels).persist(StorageLevel.MEMORY_AND_DISK());
    long validationExamples = validation.count();
    requireSomethingToWatch(validationExamples, table);
    Stopwatch stopwatch = new Stopwatch();
    Training training =
        trainer.train(
            table, validationExamples > 0 ? validation : none(validation), grid, checkpoints);
    double seconds = stopwatch.lap();

    HeadConfig done = config.withMetrics(metrics(training, grid, validationExamples));
    SeenImages seen =
        SeenExamples.of(table.imageIds(Split.TRAIN), table.imageIds(Split.VALIDATION));
    HeadArchive archive = new HeadArchive(done, training.head(), training.history(), seen);
    output.write(archive::write);
    checkpoints.clear();
    validation.unpersist();
    return new TrainResult(
        storage.qualified(headFolder),
        done.metrics(),
        training.resumedAfter(),
        seconds,
        saidUnlabelled(table),
        training.examples());
  }

  /** Has no partition, so that nothing is asked of executors after each epoch. */
  private static JavaRDD<Example> none(JavaRDD<Example> examples) {
    return JavaSparkContext.fromSparkContext(examples.context()).emptyRDD();
  }

  private void requireSomethingToWatch(long validationExamples, ExampleTable table) {
    if (settings.length().patience().isPresent() && validationExamples == 0) {
      throw Refusal.input(
          "Cannot stop early: the validation split of %s has no labelled example (leave out --patience, or raise --validation-share, which a column split of the table overrides)"
              .formatted(table.location()));
    }
  }

  private Map<String, Double> metrics(Training training, Grid grid, long validation) {
    EvaluationReport.Epoch kept = training.kept();
    Map<String, Double> metrics = new LinkedHashMap<>();
    metrics.put("epochs", (double) training.history().size());
    if (settings.length().patience().isPresent()) {
      metrics.put("kept_epoch", (double) kept.number());
    }
    metrics.put("train_examples", (double) grid.examples());
    metrics.put("validation_examples", (double) validation);
    metrics.put("train_loss", kept.loss());
    if (validation > 0) {
      metrics.put("validation_loss", kept.validationLoss());
      metrics.put("validation_accuracy", kept.validationAccuracy());
    }
    return metrics;
  }
}
