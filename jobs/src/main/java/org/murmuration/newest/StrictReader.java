package org.murmuration.newest;

import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.SparkSession;

/** Reads files as a whole or not at all, whatever a platform's settings are. */
public final class StrictReader {
  /** Spark's own setting: whether a path with wildcards stands for what it matches. */
  public static final String PATTERNS = "__globPaths__";

  private StrictReader() {}

  /** Spark passes over files that are broken or gone where it is told to, and says nothing. */
  public static DataFrameReader of(SparkSession spark) {
    return spark
        .read()
        .option("ignoreCorruptFiles", "false")
        .option("ignoreMissingFiles", "false")
        .option("parquet.page.verify-checksum.enabled", "true");
  }
}
