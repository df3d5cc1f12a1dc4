package org.murmuration.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A pass over images in one JVM. */
class TestImagePass {
  private static SparkSession spark;
  @TempDir private Path folder;

  @BeforeAll
  static void start() {
    spark =
        SparkSession.builder().master("local[2]").config("spark.ui.enabled", "false").getOrCreate();
  }

  @AfterAll
  static void stop() {
    spark.stop();
  }

  @Test
  void leavesNoNetworkInTheJvm() throws IOException {
    LocalPass local = new LocalPass(spark, folder);
    for (WeightsBy by : WeightsBy.values()) {
      try (ImagePass pass = local.pass(by, 4)) {
        assertThat(pass.run(local.files(40, 0), 40).usedCount()).isEqualTo(40);
        assertThat(SharedNetwork.isEmpty()).isFalse();
      }
      assertThat(SharedNetwork.isEmpty()).isTrue();
    }
  }
}
