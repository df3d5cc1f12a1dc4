package org.murmuration.evaluation;

import java.util.List;

/**
 * A test image that was given another label than its own.
 *
 * @param imageId by which the predictions know it
 * @param predicted the label that it was given
 * @param probability of that label
 * @param neighbours the images most like it among those learnt from, the nearest first; may be
 *     empty
 */
public record Mistake(
    ShownImage image,
    String imageId,
    String predicted,
    double probability,
    List<ShownImage> neighbours) {
  public Mistake {
    neighbours = List.copyOf(neighbours);
  }
}
