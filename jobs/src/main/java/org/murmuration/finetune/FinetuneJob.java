package org.murmuration.finetune;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;
import org.murmuration.cluster.ImageFile;
import org.murmuration.cluster.NativeMemory;
import org.murmuration.cluster.NewFolder;
import org.murmuration.cluster.Storage;
import org.murmuration.evaluation.EvaluationReport.Epoch;
import org.murmuration.job.ImageOptions;
import org.murmuration.job.Job;
import org.murmuration.network.Classifier;
import org.murmuration.network.Parameters;
import org.murmuration.refusal.Refusal;
import org.murmuration.store.ClassifierArchive;
import org.murmuration.store.ClassifierConfig;
import org.murmuration.store.HeadConfig;
import org.murmuration.store.JsonFormat;
import org.murmuration.store.Sha256;
import org.murmuration.table.EmbeddingTable;
import org.murmuration.table.Example;
import org.murmuration.table.ImageTable;
import org.murmuration.table.RunId;
import org.murmuration.table.Split;
import org.murmuration.training.Grid;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets a classifier's last layers learn on labelled images, and publishes the result if it is
 * better on the validation split.
 *
 * <p><i>Input</i>: a classifier folder and images. <i>Output</i>: another classifier folder.
 * <i>Example</i>: {@code spark-submit murmuration.jar finetune --classifier classifier --images
 * birds --unfreeze-from block5_conv1 --output better}
 */
record FinetuneJob(
    String classifierFolder,
    ImageOptions images,
    String outputFolder,
    Optional<String> workFolder,
    RunId run,
    FinetuneSettings settings,
    FrontSettings front)
    implements Job {
  private static final Logger LOG = LoggerFactory.getLogger(FinetuneJob.class);

  @Override
  public FinetuneResult run(SparkSession spark) throws IOException {
    spark.sparkContext().setJobGroup("finetune", "finetune " + classifierFolder, true);
    Storage storage = Storage.of(spark);
    ClassifierArchive classifier =
        ClassifierArchive.open(storage.existingFolder(classifierFolder, "classifier"));
    Course course = new Course(classifier.config(), settings);
    JavaRDD<ImageFile> listed = listed(spark, storage, classifier);
    FrontPass pass = new FrontPass(spark, classifier, course.plan(), front);
    Map<String, String> described = described(spark, classifier, course, pass, listed);
    Optional<FinetuneResult> done = alreadyDone(storage, described);
    return done.isPresent()
        ? done.get()
        : fineTune(spark, storage, classifier, course, pass, listed, described);
  }

  private JavaRDD<ImageFile> listed(
      SparkSession spark, Storage storage, ClassifierArchive classifier) throws IOException {
    JavaRDD<ImageFile> labelled =
        images.list(new ImageTable(spark, storage)).filter(file -> file.label() != null).cache();
    labelled
        .map(ImageFile::label)
        .distinct()
        .collect()
        .forEach(label -> classifier.labels().indexOf(label));
    return labelled;
  }

  /** All that decides the classifier, as its configuration records it. */
  private Map<String, String> described(
      SparkSession spark,
      ClassifierArchive classifier,
      Course course,
      FrontPass pass,
      JavaRDD<ImageFile> listed) {
    Map<String, String> described = new LinkedHashMap<>();
    described.put(HeadConfig.UNFROZEN_FROM, course.deepest());
    described.put("fine_tuned_from", classifier.modelSha256());
    described.put("images", Long.toHexString(fingerprint(listed)));
    described.put("split", front.split().toString());
    described.put(HeadConfig.PREPROCESSING, pass.preprocessing());
    settings.describe(described, spark.sparkContext().defaultParallelism());
    return described;
  }

  /** Of the files as they are listed, in whatever order. */
  private static long fingerprint(JavaRDD<ImageFile> listed) {
    return listed
        .map(file -> Long.parseUnsignedLong(Sha256.of(describe(file)).substring(0, 16), 16))
        .fold(0L, Long::sum);
  }

  private static String describe(ImageFile file) {
    return "%s\n%s\n%d\n%d"
        .formatted(file.uri(), file.label(), file.lengthBytes(), file.timeMillis());
  }

  /**
   * @throws Refusal (conflict) if something else is there
   */
  private Optional<FinetuneResult> alreadyDone(Storage storage, Map<String, String> described)
      throws IOException {
    String location = storage.qualified(outputFolder);
    if (!storage.exists(location)) {
      return Optional.empty();
    }
    HeadConfig found;
    try {
      found = ClassifierArchive.open(storage.folder(location)).config().head();
    } catch (FileNotFoundException e) {
      throw Refusal.conflict(
          "Cannot write classifier %s: something else is there (name another folder)"
              .formatted(location));
    }
    if (!found.training().equals(described)) {
      throw Refusal.conflict(
          "Cannot write classifier %s: the one there was made from %s, this would be made from %s (name another folder, or remove it)"
              .formatted(location, found.training(), described));
    }
    return Optional.of(new FinetuneResult(location, found.metrics(), 0));
  }

  private FinetuneResult fineTune(
      SparkSession spark,
      Storage storage,
      ClassifierArchive classifier,
      Course course,
      FrontPass pass,
      JavaRDD<ImageFile> listed,
      Map<String, String> described)
      throws IOException {
    long start = System.nanoTime();
    int workers = settings.workers(spark.sparkContext().defaultParallelism());
    RoundCost cost = course.cost(settings.batchSize());
    LOG.info("Fine-tuning from {} on; {}", course.deepest(), cost.line(workers));
    cost.requireIn(NativeMemory.of(spark), workers);
    NewFolder output = NewFolder.at(storage, outputFolder);
    String work =
        storage.qualified(workFolder.orElse(outputFolder.replaceFirst("/+$", "") + ".work"));

    EmbeddingTable table = new EmbeddingTable(spark, storage, work + "/activations");
    pass.fill(table, listed, run);
    Grid grid = Grid.of(table.countExamples(Split.TRAIN), workers, settings.batchSize());
    JavaRDD<Example> validation =
        table
            .examples(Split.VALIDATION, classifier.labels())
            .coalesce(grid.workers())
            .persist(StorageLevel.MEMORY_AND_DISK());
    requireValidation(validation);
    Map<String, String> madeFrom = new LinkedHashMap<>(described);
    madeFrom.put("rows", table.fingerprint());
    Checkpoints checkpoints = new Checkpoints(storage, work + "/checkpoints", madeFrom);
    TailSource source =
        new TailSource(new JsonFormat().write(classifier.config()), course.deepest(), storage, "");
    FineTuning tuning =
        new FineTuning(
            JavaSparkContext.fromSparkContext(spark.sparkContext()),
            classifier,
            course,
            grid,
            checkpoints,
            source);
    try (TailExamples examples =
        TailExamples.deal(
            table.examples(Split.TRAIN, classifier.labels()), grid, settings.seed())) {
      FineTuning.Outcome outcome = tuning.run(examples, validation);
      Epoch best = outcome.best().orElseThrow();
      requireBetter(best, outcome.before());
      Map<String, Double> metrics = metrics(outcome, best, grid, validation.count());
      HeadConfig head =
          classifier
              .config()
              .head()
              .withTraining(table.fingerprint(), described)
              .withMetrics(metrics);
      publish(classifier, tuning, best, head, output);
      checkpoints.clear();
      if (workFolder.isEmpty()) {
        storage.delete(work);
      }
      return new FinetuneResult(
          storage.qualified(outputFolder), metrics, (System.nanoTime() - start) / 1e9);
    } finally {
      validation.unpersist();
    }
  }

  private void requireValidation(JavaRDD<Example> validation) {
    if (validation.isEmpty() && !settings.keepAnyway()) {
      throw Refusal.input(
          "Cannot fine-tune: the validation split has no image, so nothing can tell whether the result is better (raise --validation-share, or --keep-anyway)");
    }
  }

  private void requireBetter(Epoch best, Epoch before) {
    if (!settings.keepAnyway() && !Scores.isBetter(best, before)) {
      throw Refusal.quality(
          "Cannot publish the fine-tuned classifier: it is not better, %s, than before, %s (use other settings, or --keep-anyway)"
              .formatted(Scores.line(best), Scores.line(before)));
    }
  }

  private static Map<String, Double> metrics(
      FineTuning.Outcome outcome, Epoch best, Grid grid, long validation) {
    Map<String, Double> metrics = new LinkedHashMap<>();
    metrics.put("epochs", (double) outcome.history().size());
    metrics.put("best_epoch", (double) best.number());
    metrics.put("train_examples", (double) grid.examples());
    metrics.put("validation_examples", (double) validation);
    metrics.put("train_loss", best.loss());
    if (validation > 0) {
      metrics.put("validation_loss_before", outcome.before().validationLoss());
      metrics.put("validation_loss", best.validationLoss());
      metrics.put("validation_accuracy_before", outcome.before().validationAccuracy());
      metrics.put("validation_accuracy", best.validationAccuracy());
    }
    return metrics;
  }

  private static void publish(
      ClassifierArchive archive, FineTuning tuning, Epoch epoch, HeadConfig head, NewFolder output)
      throws IOException {
    ClassifierConfig config = new ClassifierConfig(archive.config().network(), head);
    Parameters all =
        archive.parameters(
            Classifier.slots(
                config.network().architecture(), head.cutPoint(), head.labels().size()));
    try (Parameters tail = tuning.after(epoch)) {
      all.copyFrom(tail);
    }
    try (Classifier classifier =
        Classifier.of(config.network().architecture(), head.cutPoint(), archive.labels(), all)) {
      output.write(folder -> ClassifierArchive.writeFineTuned(classifier, config, folder));
    }
  }
}
