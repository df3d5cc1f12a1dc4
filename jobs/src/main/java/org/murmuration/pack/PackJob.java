package org.murmuration.pack;

import java.io.IOException;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.SparkSession;
import org.murmuration.command.ImageSource;
import org.murmuration.command.Job;
import org.murmuration.imagepass.ImageFile;
import org.murmuration.imagepass.PackPass;
import org.murmuration.listing.ImageTable;
import org.murmuration.refusal.Given;
import org.murmuration.storage.Storage;
import org.murmuration.table.FileSizes;
import org.murmuration.table.PackTable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts image files into a pack.
 *
 * <p><i>Input</i>: images. <i>Output</i>: Parquet files of their bytes. <i>Example</i>: {@code
 * spark-submit murmuration.jar pack --images birds --pack birds-packed}
 *
 * @param images labelled or not
 * @param packFolder must not exist
 * @param settings which files go into it
 */
public record PackJob(ImageSource images, String packFolder, PackSettings settings) implements Job {
  private static final Logger LOG = LoggerFactory.getLogger(PackJob.class);

  /**
   * @throws org.murmuration.refusal.Refusal (settings) if a value cannot be used
   */
  public PackJob {
    Given.value("--images", images);
    Given.place("--pack", packFolder);
    Given.value("settings", settings);
  }

  @Override
  public PackResult run(SparkSession spark) throws IOException {
    Storage storage = Storage.of(spark);
    spark.sparkContext().setJobGroup("pack", "pack " + images.location(), true);
    PackTable pack = new PackTable(spark, storage, packFolder);
    pack.requireFree();
    storage.requireWritable(pack.location());
    JavaRDD<ImageFile> listed = images.list(new ImageTable(spark, storage));
    long limit = settings.maxBytes();
    JavaRDD<ImageFile> small = listed.filter(file -> file.lengthBytes() <= limit);
    long count = listed.count();
    long tooLarge = count - small.count();
    LOG.info("Packing {} images", count - tooLarge);
    PackTable.Contract packed =
        pack.write(PackPass.run(storage, small, FileSizes.PACK_BYTES, (int) limit));
    return new PackResult(
        pack.location(),
        count,
        packed.images(),
        packed.bytes(),
        tooLarge,
        count - tooLarge - packed.images());
  }
}
