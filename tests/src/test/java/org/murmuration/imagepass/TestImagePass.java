package org.murmuration.imagepass;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.SparkEnv;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.metrics.MetricsSystem;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.LongAccumulator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.murmuration.delivery.SharedNetwork;
import org.murmuration.delivery.WeightsBy;

/** A pass over images in one JVM. */
@Tag("cluster")
class TestImagePass {
  private static SparkSession spark;
  @TempDir private Path folder;

  @BeforeAll
  static void start() {
    spark =
        SparkSession.builder()
            .master("local[2,4]")
            .config("spark.ui.enabled", "false")
            .getOrCreate();
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

  @Test
  void countsImagesOfAPartitionOnceHoweverOftenItIsComputed() {
    ImageCount count = ImageCount.in(spark);
    LongAccumulator inflated = spark.sparkContext().longAccumulator();
    JavaRDD<Integer> images =
        JavaSparkContext.fromSparkContext(spark.sparkContext())
            .parallelize(List.of(0, 1, 2, 3, 4, 5, 6, 7), 4)
            .map(image -> counted(image, count, inflated));
    assertThat(images.count()).isEqualTo(8);
    assertThat(images.count()).isEqualTo(8);
    assertThat(inflated.value()).isEqualTo(16);
    assertThat(count.value()).isEqualTo(new ImageCount.Images(8, 2, 80));
  }

  @Test
  void showsItsCountsInSparksMetricsWhileItRuns() {
    ImageCount count = ImageCount.in(spark);
    MetricsSystem system = SparkEnv.get().metricsSystem();
    try (ImageMetrics metrics = ImageMetrics.of(count)) {
      count.add(new ImageCount.Images(8, 2, 3_000_000_000L));
      Map<String, Object> shown = new TreeMap<>();
      system
          .getSourcesByName(ImageMetrics.NAME)
          .head()
          .metricRegistry()
          .getGauges()
          .forEach((name, gauge) -> shown.put(name, gauge.getValue()));
      assertThat(shown).isEqualTo(Map.of("done", 8L, "rejected", 2L, "readSeconds", 3.0));
    }
    assertThat(system.getSourcesByName(ImageMetrics.NAME).isEmpty()).isTrue();
  }

  /** Of two images of the third partition, the second fails at the first attempt. */
  private static int counted(int image, ImageCount count, LongAccumulator inflated) {
    if (image == 5 && TaskContext.get().attemptNumber() == 0) {
      throw new IllegalStateException("first attempt");
    }
    count.add(new ImageCount.Images(1, image % 4 == 0 ? 1 : 0, 10));
    inflated.add(1);
    return image;
  }
}
