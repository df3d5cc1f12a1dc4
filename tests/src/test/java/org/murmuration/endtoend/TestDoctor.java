package org.murmuration.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.murmuration.fixture.Ended;
import org.murmuration.fixture.SparkSettings;
import org.murmuration.fixture.Workplace;

/** The look at a cluster before work is given to it. */
@Tag("cluster")
final class TestDoctor {
  @TempDir Path folder;

  @Test
  void findsDriverAndExecutorsWell() throws IOException {
    try (SparkSettings settings =
        new SparkSettings(
            Map.of(
                "spark.master",
                "local-cluster[2,1,1024]",
                "spark.executor.extraClassPath",
                System.getProperty("java.class.path"),
                "spark.scheduler.minRegisteredResourcesRatio",
                "1"))) {
      Ended ended = Ended.well("doctor", "--path=" + folder);
      assertThat(ended.out())
          .contains("driver: Java ", "executor 0: Java ", "executor 1: Java ")
          .contains("Spark 3.5.", "Scala 2.12.", "Hadoop 3.", "CpuBackend with ")
          .contains("Broadcast of 64 MB: ", "All is well");
    }
    assertThat(new Workplace(folder).filesBelow("")).isEmpty();
  }

  @Test
  void saysWhereNothingCanBeWritten() throws IOException {
    new Workplace(folder).withFile("file", "no folder");
    Ended ended = Ended.after("doctor", "--path=" + folder.resolve("file"));
    assertThat(ended.code()).isEqualTo(4);
    assertThat(ended.refusal()).startsWith("Cannot work on this cluster: driver: cannot write: ");
    assertThat(ended.out()).contains("Problem: driver: cannot write: ");
  }
}
