package org.murmuration.imagepass;

import org.apache.spark.sql.SparkSession;
import org.murmuration.machine.Pieces;

/**
 * Cuts a pass over images into pieces of whole batches: the image at place n of the order goes to
 * piece n / (images in a piece). By number and not by bytes, because a network takes the same time
 * for each image, and decoding most photos takes a tenth of it; of millions of small files, each
 * thousand makes a task.
 */
final class PassPartitioning {
  /** Small enough that progress shows and that a lost task costs a minute, not an hour. */
  private static final int MIN_IMAGES = 32;

  private static final int MAX_IMAGES = 1024;
  private static final int PIECES_A_CORE = 8;

  private PassPartitioning() {}

  static EvenPartitioner of(SparkSession spark, long images, int batchSize) {
    return of(spark.sparkContext().defaultParallelism(), images, batchSize);
  }

  /**
   * @param most images of a piece, at most, but for the rest of a batch
   */
  static EvenPartitioner of(SparkSession spark, long images, int batchSize, long most) {
    return of(spark.sparkContext().defaultParallelism(), images, batchSize, most);
  }

  static EvenPartitioner of(int cores, long images, int batchSize) {
    return of(cores, images, batchSize, MAX_IMAGES);
  }

  static EvenPartitioner of(int cores, long images, int batchSize, long most) {
    long even = Pieces.of(images, (long) cores * PIECES_A_CORE);
    long bounded = Math.max(MIN_IMAGES, Math.min(MAX_IMAGES, even));
    long wholeBatches = Pieces.of(Math.min(bounded, most), batchSize) * batchSize;
    return new EvenPartitioner(images, wholeBatches);
  }
}
