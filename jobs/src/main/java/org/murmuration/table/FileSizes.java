package org.murmuration.table;

import org.apache.spark.sql.SparkSession;
import org.murmuration.machine.Bytes;
import org.murmuration.machine.Pieces;

/**
 * How large the files of a table become: large enough to read well, and several for few rows, so
 * that all cores can write.
 *
 * @param rowsEach of a file, at most
 */
public record FileSizes(long rowsEach) {
  /** For rows of a few names and numbers. */
  public static final FileSizes OF_SHORT_ROWS = new FileSizes(1_000_000);

  /** Of a file of a pack: a block of HDFS. */
  public static final long PACK_BYTES = 128 * Bytes.MEBI;

  private static final long ARRAY_BYTES = 64 * Bytes.MEBI;
  private static final int MOST_FILES_FOR_FEW_ROWS = 8;

  /** For rows of long arrays, such as embeddings. */
  public static FileSizes ofFloats(long floatsEachRow) {
    return new FileSizes(Math.max(1, ARRAY_BYTES / (Float.BYTES * floatsEachRow)));
  }

  /** How many files so many rows take. */
  public int files(SparkSession spark, long rows) {
    return files(spark.sparkContext().defaultParallelism(), rows);
  }

  int files(int cores, long rows) {
    long atLeast = Math.min(cores, MOST_FILES_FOR_FEW_ROWS);
    return (int) Math.max(1, Math.min(rows, Math.max(Pieces.of(rows, rowsEach), atLeast)));
  }
}
