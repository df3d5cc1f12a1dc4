package org.murmuration.launch;

import java.util.Map;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;

/** Makes the one Spark session of the process. */
public final class SessionFactory {
  /** Only where the user says nothing else. */
  private static final Map<String, String> DEFAULTS =
      Map.of(
          "spark.master", "local[*]",
          "spark.ui.showConsoleProgress", "false",
          // Bits that rot in a table are an error and not other embeddings.
          "spark.hadoop.parquet.page.verify-checksum.enabled", "true",
          // A join with nothing would end before the tasks of its other side, which then are in the
          // way of what comes next, or outlive the session.
          "spark.sql.adaptive.optimizer.excludedRules",
              "org.apache.spark.sql.execution.adaptive.AQEPropagateEmptyRelation",
          // Spark reads Parquet in batches of 4096 rows: some 200 MB of heap a task, were they
          // embeddings.
          "spark.sql.parquet.columnarReaderBatchSize", "64",
          // A run's folder is named by us and must not be guessed to be a number or a date.
          "spark.sql.sources.partitionColumnTypeInference.enabled", "false");

  private SessionFactory() {}

  public static SparkSession create(String command) {
    SparkConf conf = new SparkConf();
    DEFAULTS.forEach(conf::setIfMissing);
    if (conf.get("spark.master").startsWith("local")) {
      // A port that is taken must not stop a job on a laptop, nor its firewall ask questions.
      conf.setIfMissing("spark.ui.enabled", "false");
    }
    conf.setIfMissing("spark.app.name", "murmuration " + command);
    return SparkSession.builder().config(conf).getOrCreate();
  }
}
