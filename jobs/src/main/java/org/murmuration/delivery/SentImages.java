package org.murmuration.delivery;

import java.io.Serializable;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;
import org.murmuration.seen.SeenImages;

/**
 * Which images a head has seen, on each executor once: of ten million it is 18 MB. Spark frees it
 * when nothing refers to it any more.
 */
public final class SentImages implements Serializable {
  private static final long serialVersionUID = 1L;

  private final Broadcast<SeenImages> seen;

  private SentImages(Broadcast<SeenImages> seen) {
    this.seen = seen;
  }

  public static SentImages of(SparkSession spark, SeenImages seen) {
    return new SentImages(JavaSparkContext.fromSparkContext(spark.sparkContext()).broadcast(seen));
  }

  public SeenImages get() {
    return seen.value();
  }
}
