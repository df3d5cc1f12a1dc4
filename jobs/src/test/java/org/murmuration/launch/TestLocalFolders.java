package org.murmuration.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.apache.spark.SparkConf;
import org.apache.spark.util.Utils;
import org.junit.jupiter.api.Test;

class TestLocalFolders {
  private static final SparkConf CONF = new SparkConf(false).set("spark.local.dir", "/a,/b");

  private static List<String> in(Map<String, String> environment) {
    return LocalFolders.of(CONF, environment).folders();
  }

  @Test
  void areThoseOfSpark() {
    assertThat(LocalFolders.of(CONF).folders()).containsExactly(Utils.getConfiguredLocalDirs(CONF));
  }

  @Test
  void areWhatTheClusterSaysBeforeWhatTheUserSays() {
    assertThat(in(Map.of())).containsExactly("/a", "/b");
    assertThat(in(Map.of("SPARK_LOCAL_DIRS", "/c,/d"))).containsExactly("/c", "/d");
    assertThat(in(Map.of("SPARK_LOCAL_DIRS", "/c", "SPARK_EXECUTOR_DIRS", "/e:/f")))
        .containsExactly("/e", "/f");
    assertThat(in(Map.of("SPARK_LOCAL_DIRS", "/c", "CONTAINER_ID", "1", "LOCAL_DIRS", "/y,/z")))
        .containsExactly("/y", "/z");
  }
}
