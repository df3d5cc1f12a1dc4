package org.murmuration.classify;

import java.io.IOException;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.SparkSession;
import org.murmuration.answers.Answers;
import org.murmuration.command.ImageSource;
import org.murmuration.command.Job;
import org.murmuration.imagepass.ImageFile;
import org.murmuration.imagepass.ImagePass;
import org.murmuration.legs.LegCounts;
import org.murmuration.listing.ImageTable;
import org.murmuration.predictions.Coverage;
import org.murmuration.predictions.PredictionTable;
import org.murmuration.refusal.Given;
import org.murmuration.refusal.Refusal;
import org.murmuration.storage.Storage;
import org.murmuration.store.ClassifierArchive;
import org.murmuration.table.RunId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Names what is on images.
 *
 * <p><i>Input</i>: a classifier folder and images, labelled or not. <i>Output</i>: a run of a table
 * of predictions, and its rejects. <i>Example</i>: {@code spark-submit murmuration.jar classify
 * --classifier classifier --images new-photos --predictions predictions}
 *
 * @param classifierFolder as assemble, pipeline and finetune make it
 * @param images labelled or not
 * @param predictionsFolder one that is there is added to, if it was made in the same way
 * @param run names the folder that the run writes in it
 * @param settings how the classifier runs
 */
public record ClassifyJob(
    String classifierFolder,
    ImageSource images,
    String predictionsFolder,
    RunId run,
    ClassifySettings settings)
    implements Job {
  private static final Logger LOG = LoggerFactory.getLogger(ClassifyJob.class);

  /**
   * @throws Refusal (settings) if a value cannot be used
   */
  public ClassifyJob {
    Given.place("--classifier", classifierFolder);
    Given.value("--images", images);
    Given.place("--predictions", predictionsFolder);
    Given.value("--run-id", run);
    Given.value("settings", settings);
  }

  /** A run that bears the present time as its name. */
  public ClassifyJob(
      String classifierFolder,
      ImageSource images,
      String predictionsFolder,
      ClassifySettings settings) {
    this(classifierFolder, images, predictionsFolder, RunId.now(), settings);
  }

  @Override
  public ClassifyResult run(SparkSession spark) throws IOException {
    Storage storage = Storage.of(spark);
    spark.sparkContext().setJobGroup("classify", "classify " + images.location(), true);
    ClassifierArchive classifier =
        ClassifierArchive.open(storage.existingFolder(classifierFolder, "classifier"));
    ImagePass.requireAsLearnt(classifier, settings.pixels());
    PredictionTable table = new PredictionTable(spark, storage, predictionsFolder);
    ClassifyRun classifying = new ClassifyRun(spark, classifier, table, run, settings);
    table.requireUsable(classifying.contract());
    JavaRDD<ImageFile> listed = PredictionTable.known(images.list(new ImageTable(spark, storage)));
    LegCounts counts = classifying.classify(listed);
    spark.sparkContext().setJobDescription("count what has a prediction");
    Coverage coverage = table.coverage(listed, settings.pixels().decode()).requireAll();
    coverage
        .rejects()
        .byClass()
        .forEach((label, reasons) -> LOG.info("Rejects in {}: {}", label, reasons));
    coverage.requireSome(images.location());
    Answers answers = new Answers(table, listed, coverage, settings.pixels().decode());
    return new ClassifyResult(table.location(), coverage, counts, answers.lines());
  }
}
