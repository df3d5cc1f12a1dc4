package org.murmuration.launch;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.spark.SparkConf;
import org.murmuration.refusal.Refusal;

/**
 * Where the driver's Spark keeps its work; without any, Spark ends the process with a code of its
 * own.
 */
record LocalFolders(List<String> folders) {
  static LocalFolders of(SparkConf conf) {
    return of(conf, System.getenv());
  }

  /** As Spark decides it, whose own code for it is elsewhere in each of its versions. */
  static LocalFolders of(SparkConf conf, Map<String, String> environment) {
    if (environment.containsKey("CONTAINER_ID")) {
      return split(environment.getOrDefault("LOCAL_DIRS", ""), ",");
    }
    if (environment.containsKey("SPARK_EXECUTOR_DIRS")) {
      return split(environment.get("SPARK_EXECUTOR_DIRS"), File.pathSeparator);
    }
    String set = conf.get("spark.local.dir", System.getProperty("java.io.tmpdir"));
    return split(environment.getOrDefault("SPARK_LOCAL_DIRS", set), ",");
  }

  private static LocalFolders split(String folders, String separator) {
    return new LocalFolders(List.of(folders.split(separator, -1)));
  }

  /** Those of this process, in words. */
  static String words() {
    return String.join(", ", of(new SparkConf()).folders());
  }

  /**
   * @throws Refusal (settings) if none of them can be used
   */
  void check() {
    if (folders.stream().noneMatch(LocalFolders::isUsable)) {
      throw Refusal.settings(
          "Cannot start Spark: it cannot write to its local folder %s (name another with spark.local.dir, or SPARK_LOCAL_DIRS where that is set)"
              .formatted(String.join(", ", folders)));
    }
  }

  private static boolean isUsable(String folder) {
    try {
      Path made = Files.createDirectories(Path.of(folder));
      Files.delete(Files.createTempDirectory(made, "murmuration-"));
      return true;
    } catch (IOException | InvalidPathException e) {
      return false;
    }
  }
}
