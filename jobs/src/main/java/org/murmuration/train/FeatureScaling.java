package org.murmuration.train;

import java.io.Serializable;
import org.murmuration.keeping.FeatureMoments;
import org.murmuration.network.HeadLayer;
import org.murmuration.network.TrainedHead;

/**
 * Features as the head sees them while it learns: each with mean 0 and all together with a mean
 * square length of 1, so that one learning rate suits every network and width. Afterwards the
 * scaling is folded into the head, which then reads embeddings as they are.
 */
record FeatureScaling(float[] means, float[] factors) implements Serializable {
  /** For examples with such features. */
  static FeatureScaling of(FeatureMoments moments, FeatureScale scale) {
    return new FeatureScaling(moments.means(), scale.factors(moments.variances()));
  }

  /** An embedding as the head sees it. */
  float[] scaled(float[] embedding) {
    float[] scaled = embedding.clone();
    scale(scaled);
    return scaled;
  }

  /** Makes of an embedding what the head sees. */
  void scale(float[] embedding) {
    for (int i = 0; i < embedding.length; i++) {
      embedding[i] = (embedding[i] - means[i]) * factors[i];
    }
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
