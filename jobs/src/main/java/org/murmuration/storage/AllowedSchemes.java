package org.murmuration.storage;

import java.net.URI;
import java.util.Collection;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.murmuration.refusal.Refusal;

/**
 * Kinds of storage that paths may name. A list of images is other people's text: Hadoop would also
 * follow {@code http:} in it, to servers that only the cluster can reach.
 */
record AllowedSchemes(Collection<String> schemes) {
  /** Hadoop setting with other schemes, such as {@code spark.hadoop.murmuration.schemes}. */
  static final String SETTING = "murmuration.schemes";

  private static final String[] STORAGE = {
    "file", "hdfs", "webhdfs", "swebhdfs", "viewfs", "har", "s3", "s3a", "s3n", "gs", "abfs",
    "abfss", "wasb", "wasbs", "adl", "ofs", "o3fs", "oss", "obs", "cosn", "dbfs", "alluxio"
  };

  static AllowedSchemes of(Configuration configuration) {
    return new AllowedSchemes(List.of(configuration.getTrimmedStrings(SETTING, STORAGE)));
  }

  /**
   * @throws Refusal (settings) if the path names another
   */
  void check(URI path) {
    if (path.getScheme() != null && !schemes.contains(path.getScheme())) {
      throw Refusal.settings(
          "Cannot use the path '%s': %s is not among the schemes allowed (set spark.hadoop.%s to a list that has it)"
              .formatted(path, path.getScheme(), SETTING));
    }
  }
}
