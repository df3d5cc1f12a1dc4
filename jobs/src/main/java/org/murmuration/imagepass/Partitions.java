package org.murmuration.imagepass;

import org.apache.spark.sql.SparkSession;

/**
 * Cuts a pass over images into pieces of whole batches: the image at place n of the order goes to
 * piece n / (images in a piece). By number and not by bytes, because a network takes as long for
 * each image, and decoding most photos a tenth of that; millions of small files are a task for a
 * thousand.
 */
public final class Partitions {
  /** Small enough that progress shows and that a lost task costs a minute, not an hour. */
  private static final int MIN_IMAGES = 32;

  private static final int MAX_IMAGES = 1024;
  private static final int PIECES_A_CORE = 8;
  private static final int MOST_FILES_FOR_FEW_ROWS = 8;

  private Partitions() {}

  static EvenPieces of(SparkSession spark, long images, int batchSize) {
    return of(spark.sparkContext().defaultParallelism(), images, batchSize);
  }

  static EvenPieces of(int cores, long images, int batchSize) {
    long even = ceilDiv(images, (long) cores * PIECES_A_CORE);
    long bounded = Math.max(MIN_IMAGES, Math.min(MAX_IMAGES, even));
    long wholeBatches = ceilDiv(bounded, batchSize) * batchSize;
    return new EvenPieces(images, wholeBatches);
  }

  /** Files of a sensible size for that many rows. */
  public static int files(SparkSession spark, long rows, int rowsEach) {
    int cores = spark.sparkContext().defaultParallelism();
    long atLeast = Math.min(cores, MOST_FILES_FOR_FEW_ROWS);
    return (int) Math.max(1, Math.min(rows, Math.max(ceilDiv(rows, rowsEach), atLeast)));
  }

  private static long ceilDiv(long a, long b) {
    return (a + b - 1) / b;
  }
}
