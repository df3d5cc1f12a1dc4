package org.murmuration.scoring;

import org.murmuration.label.LabelSet;
import org.murmuration.refusal.Refusal;
import org.murmuration.table.ScoredImage;

/** What probabilities say about an image whose label is known. */
final class Verdict {
  private Verdict() {}

  static ScoredImage of(
      String uri, String imageId, String split, LabelSet labels, int label, float[] probabilities) {
    requireFinite(imageId, probabilities);
    int predicted = largest(probabilities);
    return new ScoredImage(
        uri,
        imageId,
        split,
        labels.name(label),
        labels.name(predicted),
        probabilities[predicted],
        probabilities[label],
        place(label, probabilities));
  }

  private static void requireFinite(String imageId, float[] probabilities) {
    for (float probability : probabilities) {
      if (!Float.isFinite(probability)) {
        throw Refusal.input(
            "Cannot score image %s: the head gives it the probability %s, so its training diverged (train again with a lower --learning-rate)"
                .formatted(imageId, probability));
      }
    }
  }

  /** Among equals the earlier label. */
  static int largest(float[] probabilities) {
    int largest = 0;
    for (int i = 1; i < probabilities.length; i++) {
      if (probabilities[i] > probabilities[largest]) {
        largest = i;
      }
    }
    return largest;
  }

  /** Among equals the earlier label comes first, so that place 1 is the largest. */
  private static int place(int label, float[] probabilities) {
    int place = 1;
    for (int i = 0; i < probabilities.length; i++) {
      boolean earlier = i < label && probabilities[i] == probabilities[label];
      if (earlier || probabilities[i] > probabilities[label]) {
        place++;
      }
    }
    return place;
  }
}
