package org.murmuration.checkimages;

import java.io.IOException;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.SparkSession;
import org.murmuration.command.ImageSource;
import org.murmuration.command.Job;
import org.murmuration.imagepass.ImageFile;
import org.murmuration.legs.LegCounts;
import org.murmuration.listing.ImageTable;
import org.murmuration.refusal.Given;
import org.murmuration.refusal.Refusal;
import org.murmuration.runs.TableLease;
import org.murmuration.storage.NewFolder;
import org.murmuration.storage.Storage;
import org.murmuration.table.CheckTable;
import org.murmuration.table.FileSizes;
import org.murmuration.table.RunId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decodes images as {@code embed} would, without a network.
 *
 * <p><i>Input</i>: images. <i>Output</i>: Parquet files with a row a file. <i>Example</i>: {@code
 * spark-submit murmuration.jar check-images --images birds --output birds-checked}
 *
 * @param images labelled or not
 * @param outputFolder must not exist
 * @param run names what it keeps until the output is there
 * @param settings how files are checked
 */
public record CheckImagesJob(
    ImageSource images, String outputFolder, RunId run, CheckImagesSettings settings)
    implements Job {
  private static final Logger LOG = LoggerFactory.getLogger(CheckImagesJob.class);

  /** A wrong folder can hold thousands; these are enough to see it. */
  private static final int MOST_WARNINGS = 100;

  /**
   * @throws Refusal (settings) if a value cannot be used
   */
  public CheckImagesJob {
    Given.value("--images", images);
    Given.place("--output", outputFolder);
    Given.value("--run-id", run);
    Given.value("settings", settings);
  }

  /** A run that bears the present time as its name. */
  public CheckImagesJob(ImageSource images, String outputFolder, CheckImagesSettings settings) {
    this(images, outputFolder, RunId.now(), settings);
  }

  @Override
  public CheckImagesResult run(SparkSession spark) throws IOException {
    Storage storage = Storage.of(spark);
    spark.sparkContext().setJobGroup("check-images", "check " + images.location(), true);
    NewFolder.at(storage, outputFolder);
    JavaRDD<ImageFile> files = images.list(new ImageTable(spark, storage));
    CheckLegs legs = new CheckLegs(spark, storage, outputFolder, settings);
    try (TableLease lease = legs.lease(run)) {
      lease.requireHeld();
      lease.removeDeadDrafts();
      // Again: another command may have made it before this one had the lease.
      NewFolder output = NewFolder.at(storage, outputFolder);
      CheckImagesResult result = check(spark, legs, files, output);
      lease.closeWithTable();
      return result;
    }
  }

  /** While no other command makes the same output. */
  private CheckImagesResult check(
      SparkSession spark, CheckLegs legs, JavaRDD<ImageFile> files, NewFolder output)
      throws IOException {
    long count = files.count();
    LOG.info("Checking {} images", count);
    LegCounts counts = legs.check(files, run);
    spark.sparkContext().setJobDescription("look for files with the same bytes");
    CheckTable table = CheckTable.of(spark, legs.rows(), files);
    table.requireAll(count);
    CheckImagesResult result =
        new CheckImagesResult(
            legs.output(),
            count,
            counts,
            table.rejects(),
            table.duplicates(),
            table.contradictions(MOST_WARNINGS));
    int pieces = FileSizes.OF_SHORT_ROWS.files(spark, count);
    output.fill(
        place -> {
          table.write(place, pieces);
          legs.requireHeld();
        });
    return result;
  }
}
