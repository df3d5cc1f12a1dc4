package org.murmuration.launch;

import java.io.IOException;
import java.util.Map;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;
import org.murmuration.refusal.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the one Spark session of the process. */
public final class SessionFactory {
  /** Settings that hold where the user says nothing else. */
  private static final Map<String, String> DEFAULTS =
      Map.of(
          "spark.master", "local[*]",
          "spark.ui.showConsoleProgress", "false",
          // A table whose bits have rotted must be an error, and not other embeddings.
          "spark.hadoop.parquet.page.verify-checksum.enabled", "true",
          // Under this rule a join with an empty side ends while tasks of the other side still run:
          // they get in the way of the next job, or outlive the session.
          "spark.sql.adaptive.optimizer.excludedRules",
              "org.apache.spark.sql.execution.adaptive.AQEPropagateEmptyRelation",
          // Spark reads Parquet in batches of 4096 rows: some 200 MB of heap a task, were they
          // embeddings.
          "spark.sql.parquet.columnarReaderBatchSize", "64",
          // A table of 101 runs is listed at once; a job with a task for each takes twice as long.
          "spark.sql.sources.parallelPartitionDiscovery.threshold", "128",
          // Runs have names, which Spark must not take for numbers or dates.
          "spark.sql.sources.partitionColumnTypeInference.enabled", "false");

  private static final Logger LOG = LoggerFactory.getLogger(SessionFactory.class);
  private static final String SERIALIZER = "spark.serializer";
  private static final String JAVA = "org.apache.spark.serializer.JavaSerializer";

  private SessionFactory() {}

  /**
   * A session with the settings of {@code spark-submit} and these defaults, named after a command.
   */
  public static SparkSession create(String command) {
    SparkConf conf = conf(command);
    return SparkSession.builder().config(conf).getOrCreate();
  }

  /**
   * The same, of which nothing is asked before it is known that it can start.
   *
   * @throws org.murmuration.refusal.Refusal (settings) if it cannot
   */
  static SparkSession createChecked(String command) throws IOException {
    SparkConf conf = conf(command);
    new SessionCheck(conf).check();
    try {
      return SparkSession.builder().config(conf).getOrCreate();
    } catch (IllegalArgumentException e) {
      // Of a setting that Spark cannot read; what a task of ours throws comes later.
      throw Refusal.settings("Cannot start Spark: " + new Words(e).line());
    }
  }

  /**
   * One with the same context that has these defaults of SQL where its owner said nothing else; the
   * owner's stays as it is.
   */
  static SparkSession beside(SparkSession session) {
    SparkConf said = session.sparkContext().getConf();
    SparkSession beside = session.newSession();
    DEFAULTS.forEach(
        (key, value) -> {
          if (key.startsWith("spark.sql.") && !said.contains(key)) {
            beside.conf().set(key, value);
          }
        });
    return beside;
  }

  private static SparkConf conf(String command) {
    SparkConf conf = new SparkConf();
    DEFAULTS.forEach(conf::setIfMissing);
    if (conf.get("spark.master").startsWith("local")) {
      // On a laptop, no job may stop because a port is taken, or make the firewall ask.
      conf.setIfMissing("spark.ui.enabled", "false");
    }
    conf.setIfMissing("spark.app.name", "murmuration " + command);
    useJavaSerialization(conf);
    return conf;
  }

  /** Kryo, as Spark has it, makes no records; what travels in bulk is Parquet or bytes anyway. */
  private static void useJavaSerialization(SparkConf conf) {
    String wanted = conf.get(SERIALIZER, JAVA);
    if (!wanted.equals(JAVA)) {
      LOG.info("{} is {}: {} is used, as records need it", SERIALIZER, wanted, JAVA);
      conf.set(SERIALIZER, JAVA);
    }
  }
}
