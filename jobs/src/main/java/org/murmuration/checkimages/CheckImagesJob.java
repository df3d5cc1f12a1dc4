package org.murmuration.checkimages;

import java.io.IOException;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.SparkSession;
import org.murmuration.command.ImageSource;
import org.murmuration.command.Job;
import org.murmuration.decode.DecodeSettings;
import org.murmuration.imagepass.CheckPass;
import org.murmuration.imagepass.CheckedImage;
import org.murmuration.imagepass.ImageFile;
import org.murmuration.listing.ImageTable;
import org.murmuration.refusal.Given;
import org.murmuration.refusal.Refusal;
import org.murmuration.storage.NewFolder;
import org.murmuration.storage.Storage;
import org.murmuration.table.CheckTable;
import org.murmuration.table.Contradiction;
import org.murmuration.table.FileSizes;
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
 * @param settings how files become pixels
 */
public record CheckImagesJob(ImageSource images, String outputFolder, DecodeSettings settings)
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
    Given.value("settings", settings);
  }

  @Override
  public CheckImagesResult run(SparkSession spark) throws IOException {
    Storage storage = Storage.of(spark);
    spark.sparkContext().setJobGroup("check-images", "check " + images.location(), true);
    NewFolder output = NewFolder.at(storage, outputFolder);
    JavaRDD<ImageFile> files = images.list(new ImageTable(spark, storage));
    long count = files.count();
    LOG.info("Checking {} images", count);
    JavaRDD<CheckedImage> checked = CheckPass.run(spark, files, count, settings);
    try {
      CheckTable table = CheckTable.of(spark, checked);
      int pieces = FileSizes.OF_SHORT_ROWS.files(spark, count);
      output.fill(place -> table.write(place, pieces));
      List<Contradiction> contradictions = table.contradictions(MOST_WARNINGS);
      return new CheckImagesResult(
          storage.qualified(outputFolder),
          count,
          table.rejects(),
          table.duplicates(),
          contradictions);
    } finally {
      checked.unpersist();
    }
  }
}
