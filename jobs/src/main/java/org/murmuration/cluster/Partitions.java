package org.murmuration.cluster;

import org.apache.spark.sql.SparkSession;

/** How many pieces a pass over images is cut into. */
public record Partitions(int count) {
  /** Small enough that progress shows and that a lost task costs a minute, not an hour. */
  private static final int MIN_IMAGES = 32;

  private static final int MAX_IMAGES = 1024;
  private static final int PIECES_A_CORE = 8;

  public static Partitions of(SparkSession spark, long images) {
    int cores = spark.sparkContext().defaultParallelism();
    long even = images / ((long) cores * PIECES_A_CORE);
    long imagesEach = Math.max(MIN_IMAGES, Math.min(MAX_IMAGES, even));
    return new Partitions((int) Math.max(1, (images + imagesEach - 1) / imagesEach));
  }

  /** Files of a sensible size for that many rows. */
  public static int files(SparkSession spark, long rows, int rowsEach) {
    int cores = spark.sparkContext().defaultParallelism();
    long needed = (rows + rowsEach - 1) / rowsEach;
    return (int) Math.max(1, Math.min(rows, Math.max(needed, Math.min(cores, 8))));
  }
}
