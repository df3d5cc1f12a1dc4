package org.murmuration.delivery;

import java.util.List;
import java.util.SplittableRandom;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;
import org.murmuration.machine.Stopwatch;

/** How long bytes take from the driver to a task. */
public record BroadcastTrial(SparkSession spark) {
  private static final int BYTES = 64 << 20;

  /** For 64 MB, which do not compress. */
  public double seconds() {
    byte[] bytes = new byte[BYTES];
    new SplittableRandom(1).nextBytes(bytes);
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    Stopwatch watch = new Stopwatch();
    Broadcast<byte[]> sent = context.broadcast(bytes);
    context.parallelize(List.of(0), 1).map(i -> sent.value().length).collect();
    double seconds = watch.seconds();
    sent.destroy();
    return seconds;
  }
}
