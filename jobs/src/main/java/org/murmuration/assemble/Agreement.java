package org.murmuration.assemble;

import java.util.SplittableRandom;
import org.murmuration.engine.FrozenPass;
import org.murmuration.engine.ImageBatch;
import org.murmuration.network.TrainedHead;
import org.murmuration.refusal.Refusal;

/** Compares a classifier with the prefix and the head that it was joined from. */
record Agreement(FrozenPass prefix, TrainedHead head, FrozenPass classifier) {
  /** Of a probability. Float32 sums in another order differ by about 1e-6. */
  private static final double TOLERANCE = 1e-5;

  private static final int IMAGES = 4;
  private static final long SEED = 1;

  /**
   * Runs both over drawn images.
   *
   * @return the largest difference of a probability
   * @throws Refusal if it is too large, or not a number
   */
  double check() {
    double difference = difference();
    if (!(difference <= TOLERANCE)) {
      throw Refusal.input(
          "Cannot publish the classifier: it differs from prefix and head by %.1e, at most %.1e is allowed"
              .formatted(difference, TOLERANCE));
    }
    return difference;
  }

  private double difference() {
    try (ImageBatch batch = drawnImages()) {
      float[][] embeddings = prefix.run(batch);
      float[][] joined = classifier.run(batch);
      double largest = 0;
      for (int i = 0; i < IMAGES; i++) {
        largest = Math.max(largest, difference(head.probabilities(embeddings[i]), joined[i]));
      }
      return largest;
    }
  }

  /** Math.max keeps a NaN, so that it cannot pass as agreement. */
  private static double difference(float[] twoSteps, float[] joined) {
    double largest = 0;
    for (int i = 0; i < joined.length; i++) {
      largest = Math.max(largest, Math.abs((double) twoSteps[i] - joined[i]));
    }
    return largest;
  }

  /** In the range of pre-processed pixels of either preset. */
  private ImageBatch drawnImages() {
    SplittableRandom random = new SplittableRandom(SEED);
    ImageBatch batch = new ImageBatch(prefix.input(), IMAGES);
    float[] pixels = new float[prefix.input().size()];
    for (int image = 0; image < IMAGES; image++) {
      for (int i = 0; i < pixels.length; i++) {
        pixels[i] = (float) random.nextGaussian();
      }
      batch.add(pixels);
    }
    return batch;
  }
}
