package org.murmuration.storage;

import java.net.URI;
import java.util.Map;
import java.util.Set;
import org.murmuration.refusal.Refusal;

/**
 * Says what to add where the class of a file system is not here: Spark brings those of HDFS and of
 * the local disk, and platforms those of their own storage.
 */
final class MissingFileSystem {
  private static final String HADOOP = "org.apache.hadoop:%s:" + Storage.hadoopVersion();

  private static final Map<String, String> PACKAGES =
      Map.ofEntries(
          Map.entry("s3", HADOOP.formatted("hadoop-aws")),
          Map.entry("s3n", HADOOP.formatted("hadoop-aws")),
          Map.entry("s3a", HADOOP.formatted("hadoop-aws")),
          Map.entry("abfs", HADOOP.formatted("hadoop-azure")),
          Map.entry("abfss", HADOOP.formatted("hadoop-azure")),
          Map.entry("wasb", HADOOP.formatted("hadoop-azure")),
          Map.entry("wasbs", HADOOP.formatted("hadoop-azure")),
          Map.entry("adl", HADOOP.formatted("hadoop-azure-datalake")),
          Map.entry("oss", HADOOP.formatted("hadoop-aliyun")),
          Map.entry("cosn", HADOOP.formatted("hadoop-cos")),
          Map.entry("gs", "com.google.cloud.bigdataoss:gcs-connector:hadoop3-2.2.22"));

  /** Elsewhere than on EMR, the same places go by another name. */
  private static final Set<String> OF_EMR = Set.of("s3", "s3n");

  private MissingFileSystem() {}

  /** A refusal of a path whose scheme nothing here knows. */
  static Refusal refusal(URI path) {
    String scheme = path.getScheme();
    String name = PACKAGES.get(scheme);
    if (name == null) {
      return Refusal.settings(
          "Cannot use the path '%s': there is no file system for %s (check its spelling, or add the jar that has it)"
              .formatted(path, scheme));
    }
    return Refusal.settings(
        "Cannot use the path '%s': there is no file system for %s here (%sadd --packages %s to spark-submit, or --conf spark.jars.packages=%s)"
            .formatted(
                path,
                scheme,
                OF_EMR.contains(scheme) ? "outside of EMR write s3a://, and " : "",
                name,
                name));
  }
}
