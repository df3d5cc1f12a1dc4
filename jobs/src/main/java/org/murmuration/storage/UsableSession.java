package org.murmuration.storage;

import org.apache.spark.SparkContext;
import org.apache.spark.sql.SparkSession;
import org.murmuration.refusal.Refusal;

/** The session that a job is handed. */
public final class UsableSession {
  /** What to take where a session is one of Spark Connect. */
  public static final String CLASSIC_COMPUTE =
      "take a classic session: on Databricks a job on dedicated compute, not standard or serverless; elsewhere spark-submit with --master, without spark.remote";

  private static final String SERIALIZER = "spark.serializer";
  private static final String JAVA = "org.apache.spark.serializer.JavaSerializer";

  private UsableSession() {}

  /**
   * @throws Refusal (settings) if there is none, it has ended, or it uses Kryo, which makes no
   *     records
   */
  static void require(SparkSession spark) {
    if (spark == null || context(spark).isStopped()) {
      throw Refusal.settings(
          "Cannot run the job: its Spark session %s (hand over one that is open)"
              .formatted(spark == null ? "is null" : "has ended"));
    }
    String serializer = context(spark).getConf().get(SERIALIZER, JAVA);
    if (!serializer.equals(JAVA)) {
      throw Refusal.settings(
          "Cannot run the job: %s of its Spark session is %s, which makes no records (start the session with %s)"
              .formatted(SERIALIZER, serializer, JAVA));
    }
  }

  /**
   * A session of Spark Connect has none, and says so; its client has not even the method.
   *
   * @throws Refusal (settings) if it is one
   */
  public static SparkContext context(SparkSession spark) {
    try {
      return spark.sparkContext();
    } catch (UnsupportedOperationException | NoSuchMethodError connect) {
      throw Refusal.settings(
          "Cannot run the job: its session is one of Spark Connect, which runs no code of a jar on executors (%s)"
              .formatted(CLASSIC_COMPUTE));
    }
  }
}
