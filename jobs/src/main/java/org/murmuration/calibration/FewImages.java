package org.murmuration.calibration;

import java.io.IOException;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.murmuration.command.PrefixSettings;
import org.murmuration.delivery.CutNetwork;
import org.murmuration.imagepass.ImageCount;
import org.murmuration.imagepass.ImageFile;
import org.murmuration.imagepass.ImageOutcome;
import org.murmuration.imagepass.ImagePass;
import org.murmuration.imagepass.PixelSettings;

/**
 * Passes a few images through a network before the work starts, on the executors: the driver may
 * have no room for it.
 */
public record FewImages(SparkSession spark, PrefixSettings prefix, PixelSettings pixels) {
  /** Makes what is wanted of outcomes, while the network is there. */
  @FunctionalInterface
  interface Use<T> {
    T of(JavaRDD<ImageOutcome> outcomes);
  }

  /** Their embeddings. */
  <T> T embedded(CutNetwork network, List<ImageFile> images, Use<T> use) throws IOException {
    try (ImagePass pass =
        ImagePass.ofPrefix(spark, network, prefix.weightsBy(), prefix.batchSize(), pixels)) {
      return use.of(outcomes(pass, images));
    }
  }

  /** Their activations where layers need a scale. */
  <T> T activated(CutNetwork network, List<ImageFile> images, Use<T> use) throws IOException {
    try (ImagePass pass = ImagePass.ofActivations(spark, network, prefix.weightsBy(), pixels)) {
      return use.of(outcomes(pass, images));
    }
  }

  private JavaRDD<ImageOutcome> outcomes(ImagePass pass, List<ImageFile> images) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    int pieces = Math.min(images.size(), context.defaultParallelism());
    return context.parallelize(images, pieces).mapPartitions(pass.tasks(ImageCount.in(spark)));
  }
}
