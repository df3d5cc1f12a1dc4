package org.murmuration.train;

import java.io.Serializable;
import org.apache.spark.api.java.JavaRDD;
import org.murmuration.network.HeadLayer;
import org.murmuration.network.TrainedHead;
import org.murmuration.table.Example;

/**
 * Features as the head sees them while it learns: each with mean 0 and all together with a mean
 * square length of 1, so that one learning rate suits every network and width. Afterwards the
 * scaling is folded into the head, which then reads embeddings as they are.
 */
record FeatureScaling(float[] means, float[] factors) implements Serializable {
  /**
   * From the examples of each partition, summed in the order of partitions, so that the same
   * examples give the same bits.
   */
  static FeatureScaling of(JavaRDD<Example> examples, int width, FeatureScale scale) {
    FeatureMoments all = new FeatureMoments(width);
    examples.mapPartitions(new FeatureSummary(width)).collect().forEach(all::add);
    return new FeatureScaling(all.means(), scale.factors(all.variances()));
  }

  /** An embedding as the head sees it. */
  float[] scaled(float[] embedding) {
    float[] scaled = new float[embedding.length];
    for (int i = 0; i < embedding.length; i++) {
      scaled[i] = (embedding[i] - means[i]) * factors[i];
    }
    return scaled;
  }

  /** The head that gives for embeddings what {@code head} gives for scaled features. */
  TrainedHead foldInto(TrainedHead head) {
    return head.withFirst(this::foldInto);
  }

  private HeadLayer foldInto(HeadLayer layer) {
    float[] weights = layer.weights();
    float[] biases = layer.biases();
    for (int unit = 0; unit < biases.length; unit++) {
      double shift = 0;
      for (int i = 0; i < means.length; i++) {
        int at = unit * means.length + i;
        weights[at] *= factors[i];
        shift += (double) weights[at] * means[i];
      }
      biases[unit] -= (float) shift;
    }
    return layer;
  }
}
