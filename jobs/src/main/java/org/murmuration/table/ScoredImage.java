package org.murmuration.table;

import java.io.Serializable;

/**
 * An image whose label is known, and what it was named.
 *
 * @param split that the image belongs to; null where images come without one
 * @param label its true label
 * @param predicted the label that it was given
 * @param probability of the label that it was given
 * @param labelProbability of its true label
 * @param place of its true label among all, the likeliest being 1
 */
public record ScoredImage(
    String uri,
    String imageId,
    String split,
    String label,
    String predicted,
    float probability,
    float labelProbability,
    int place)
    implements Serializable {
  public boolean correct() {
    return label.equals(predicted);
  }
}
