package org.murmuration.classify;

import java.io.IOException;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.SparkSession;
import org.murmuration.command.ImageSource;
import org.murmuration.command.Job;
import org.murmuration.imagepass.ImageFile;
import org.murmuration.imagepass.ImagePass;
import org.murmuration.listing.ImageTable;
import org.murmuration.refusal.Given;
import org.murmuration.refusal.Refusal;
import org.murmuration.storage.NewFolder;
import org.murmuration.storage.Storage;
import org.murmuration.store.ClassifierArchive;
import org.murmuration.table.FileSizes;
import org.murmuration.table.PredictionTable;
import org.murmuration.table.RejectCounts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Names what is on images.
 *
 * <p><i>Input</i>: a classifier folder and images, labelled or not. <i>Output</i>: Parquet files of
 * predictions. <i>Example</i>: {@code spark-submit murmuration.jar classify --classifier classifier
 * --images new-photos --predictions predictions}
 *
 * @param classifierFolder as assemble, pipeline and finetune make it
 * @param images labelled or not
 * @param predictionsFolder must not exist
 * @param settings how the classifier runs
 */
public record ClassifyJob(
    String classifierFolder,
    ImageSource images,
    String predictionsFolder,
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
    Given.value("settings", settings);
  }

  @Override
  public ClassifyResult run(SparkSession spark) throws IOException {
    Storage storage = Storage.of(spark);
    spark.sparkContext().setJobGroup("classify", "classify " + images.location(), true);
    ClassifierArchive classifier =
        ClassifierArchive.open(storage.existingFolder(classifierFolder, "classifier"));
    NewFolder output = NewFolder.at(storage, predictionsFolder);
    JavaRDD<ImageFile> files = images.list(new ImageTable(spark, storage));
    long count = files.count();
    LOG.info("Classifying {} images", count);
    try (ImagePass pass =
        ImagePass.ofClassifier(spark, classifier, settings.batchSize(), settings.pixels())) {
      ImagePass.Outcomes outcomes = pass.run(files, count);
      requireSome(outcomes);
      output.write(
          folder ->
              write(new PredictionTable(spark, folder.location()), spark, classifier, outcomes));
      return new ClassifyResult(
          storage.qualified(predictionsFolder),
          outcomes.usedCount(),
          rejects(outcomes),
          outcomes.seconds());
    }
  }

  private void write(
      PredictionTable table,
      SparkSession spark,
      ClassifierArchive classifier,
      ImagePass.Outcomes outcomes) {
    table.write(
        outcomes.used().map(new TopLabels(classifier.labels(), settings.top())),
        FileSizes.OF_SHORT_ROWS.files(spark, outcomes.usedCount()));
    table.writeRejects(outcomes.rejected());
  }

  private static RejectCounts rejects(ImagePass.Outcomes outcomes) {
    RejectCounts rejects = RejectCounts.of(outcomes.rejected());
    rejects.byClass().forEach((label, reasons) -> LOG.info("Rejects in {}: {}", label, reasons));
    return rejects;
  }

  private void requireSome(ImagePass.Outcomes outcomes) {
    if (outcomes.usedCount() == 0) {
      throw Refusal.input(
          "Cannot classify: none of the files in %s is an image that can be used (first: %s)"
              .formatted(images.location(), outcomes.rejected().first().message()));
    }
  }
}
