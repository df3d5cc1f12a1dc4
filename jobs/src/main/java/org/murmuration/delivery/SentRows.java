package org.murmuration.delivery;

import java.io.Serializable;
import java.util.BitSet;
import java.util.Map;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;

/**
 * Some rows of files by their numbers, on each executor once: of ten million it is 1.2 MB. Spark
 * frees it when nothing refers to it any more.
 */
public final class SentRows implements Serializable {
  private static final long serialVersionUID = 1L;

  private final Broadcast<Map<String, BitSet>> byFile;

  private SentRows(Broadcast<Map<String, BitSet>> byFile) {
    this.byFile = byFile;
  }

  public static SentRows of(SparkSession spark, Map<String, BitSet> byFile) {
    return new SentRows(
        JavaSparkContext.fromSparkContext(spark.sparkContext()).broadcast(Map.copyOf(byFile)));
  }

  public boolean has(String file, long row) {
    BitSet rows = byFile.value().get(file);
    return rows != null && rows.get(Math.toIntExact(row));
  }
}
