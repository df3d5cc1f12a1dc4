package org.murmuration.finetune;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.SparkSession;
import org.murmuration.command.ImageSource;
import org.murmuration.command.Job;
import org.murmuration.image.Augmentation;
import org.murmuration.imagepass.ImageFile;
import org.murmuration.listing.ImageTable;
import org.murmuration.machine.Stopwatch;
import org.murmuration.refusal.Given;
import org.murmuration.refusal.Refusal;
import org.murmuration.split.SplitRule;
import org.murmuration.storage.Storage;
import org.murmuration.store.ClassifierArchive;
import org.murmuration.store.FineTuning;
import org.murmuration.store.HeadConfig;
import org.murmuration.store.NetworkConfig;
import org.murmuration.store.Sha256;
import org.murmuration.table.RunId;

/**
 * Lets a classifier's last layers learn on labelled images, and publishes the result if it is
 * better on the validation split, by more than chance.
 *
 * <p><i>Input</i>: a classifier folder and images. <i>Output</i>: another classifier folder.
 * <i>Example</i>: {@code spark-submit murmuration.jar finetune --classifier classifier --images
 * birds --output better}
 */
public record FinetuneJob(
    String classifierFolder,
    ImageSource images,
    String outputFolder,
    Optional<String> workFolder,
    RunId run,
    FinetuneSettings settings,
    FrontSettings front)
    implements Job {
  /**
   * @throws org.murmuration.refusal.Refusal (settings) if a value cannot be used
   */
  public FinetuneJob {
    Given.place("--classifier", classifierFolder);
    Given.value("--images", images);
    Given.place("--output", outputFolder);
    Given.value("--work", workFolder).ifPresent(folder -> Given.place("--work", folder));
    Given.value("--run-id", run);
    Given.value("settings", settings);
    Given.value("settings of the front", front);
  }

  @Override
  public FinetuneResult run(SparkSession spark) throws IOException {
    Storage storage = Storage.of(spark);
    spark.sparkContext().setJobGroup("finetune", "finetune " + classifierFolder, true);
    ClassifierArchive classifier =
        ClassifierArchive.open(storage.existingFolder(classifierFolder, "classifier"));
    requireLearning(classifier.config().network());
    UnfreezeSchedule schedule = new UnfreezeSchedule(classifier.config(), settings);
    SplitRule split =
        front
            .split()
            .inherited(classifier.config().head().split(), "classifier " + classifierFolder);
    JavaRDD<ImageFile> listed = listed(spark, storage, classifier);
    FrontPass pass =
        new FrontPass(spark, classifier, schedule.plan(), front, split, Augmentation.NONE);
    Destination destination =
        new Destination(storage, outputFolder, wanted(classifier, schedule, pass, listed));
    Optional<FinetuneResult> done = destination.alreadyDone();
    if (done.isPresent()) {
      return done.get();
    }
    String work = work(storage);
    Activations activations =
        new Activations(spark, storage, pass, settings.augment(), listed, run, work);
    return fineTune(
        new FinetuneRun(spark, storage, classifier, schedule, destination, activations, work));
  }

  private JavaRDD<ImageFile> listed(
      SparkSession spark, Storage storage, ClassifierArchive classifier) throws IOException {
    JavaRDD<ImageFile> labelled = images.listLabelled(new ImageTable(spark, storage)).cache();
    labelled
        .map(ImageFile::label)
        .distinct()
        .collect()
        .forEach(label -> classifier.labels().indexOf(label));
    return labelled;
  }

  /** The head as it is to be, but for its rows, counts and scores. */
  private HeadConfig wanted(
      ClassifierArchive classifier,
      UnfreezeSchedule schedule,
      FrontPass pass,
      JavaRDD<ImageFile> listed) {
    FineTuning last =
        new FineTuning(
            schedule.deepest(), classifier.modelSha256(), Long.toHexString(fingerprint(listed)));
    return classifier
        .config()
        .head()
        .fineTuned(
            last,
            pass.split().note(),
            pass.preprocessing(),
            schedule.settings().withWorkers(settings.workers(listed.count())).described());
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

  private String work(Storage storage) throws IOException {
    return storage.qualified(workFolder.orElse(Storage.beside(outputFolder, ".work")));
  }

  private FinetuneResult fineTune(FinetuneRun tuning) throws IOException {
    Stopwatch stopwatch = new Stopwatch();
    tuning.requireMemory();
    tuning.requireFree();
    Map<String, Double> metrics = tuning.run();
    if (workFolder.isEmpty()) {
      tuning.clear();
    }
    return new FinetuneResult(tuning.destination().location(), metrics, stopwatch.lap());
  }

  private static void requireLearning(NetworkConfig network) {
    if (network.graph().isPresent()) {
      throw Refusal.settings(
          "Cannot fine-tune %s: it came as an ONNX file, which says how to compute and not how to learn, so its layers stay frozen (train a head with hidden layers on more cuts: train --head deep, tune --cuts)"
              .formatted(network.backbone().id()));
    }
  }
}
