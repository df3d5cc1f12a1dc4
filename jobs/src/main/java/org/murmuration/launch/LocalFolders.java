package org.murmuration.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.SparkConf;
import org.apache.spark.util.Utils;
import org.murmuration.refusal.Refusal;

/**
 * Where the driver's Spark keeps its work; without any, Spark ends the process with a code of its
 * own.
 */
record LocalFolders(List<String> folders) {
  static LocalFolders of(SparkConf conf) {
    return new LocalFolders(Arrays.asList(Utils.getConfiguredLocalDirs(conf)));
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
