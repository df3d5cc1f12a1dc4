package org.murmuration.ml;

import org.apache.spark.ml.linalg.Vectors;
import org.murmuration.evaluation.ConfidenceHistogram;
import org.murmuration.imagepass.ImageOutcome;
import org.murmuration.label.LabelSet;
import org.murmuration.network.Prediction;
import org.murmuration.refusal.Refusal;

/**
 * What a classifier finds, as values of columns: the likeliest label, its number, and the
 * probabilities of all labels.
 *
 * @param labels in the order of the classifier's outputs
 * @param minConfidence below it there is no label
 */
record AnswerForm(LabelSet labels, double minConfidence) implements OutputForm {
  private static final int VALUES = 3;

  @Override
  public Object[] values(ImageOutcome.Used image) {
    requireFinite(image.output());
    Prediction best = Prediction.top(1, labels, image.output()).get(0);
    boolean isSure = ConfidenceHistogram.isAtLeast(best.probability(), minConfidence);
    return new Object[] {
      isSure ? best.label() : null,
      (double) labels.indexOf(best.label()),
      Vectors.dense(EmbeddingForm.doubles(image.output()))
    };
  }

  private static void requireFinite(float[] probabilities) {
    for (float probability : probabilities) {
      if (!Float.isFinite(probability)) {
        throw Refusal.input(
            "Cannot name what is on an image: the classifier gives a label the probability %s, so its training diverged (train again with a lower learning rate)"
                .formatted(probability));
      }
    }
  }

  @Override
  public int count() {
    return VALUES;
  }
}
