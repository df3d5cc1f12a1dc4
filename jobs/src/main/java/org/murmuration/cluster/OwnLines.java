package org.murmuration.cluster;

import org.apache.spark.SparkContext;

/** While it is open, jobs of this thread say themselves how far they are. */
public record OwnLines(SparkContext context) implements AutoCloseable {
  static final String PROPERTY = "murmuration.own-lines";

  public static OwnLines of(SparkContext context) {
    context.setLocalProperty(PROPERTY, "true");
    return new OwnLines(context);
  }

  @Override
  public void close() {
    context.setLocalProperty(PROPERTY, null);
  }
}
