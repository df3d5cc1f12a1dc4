package org.murmuration.evaluate;

import java.io.Serializable;
import java.util.Comparator;

/**
 * An image that was learnt from, and how much another is like it.
 *
 * @param similarity cosine of the two embeddings
 */
record Neighbour(Spot image, float similarity) implements Serializable {
  /** Among equals in the order of their places, so that the same images are shown each time. */
  static final Comparator<Neighbour> NEAREST_FIRST =
      Comparator.comparingDouble((Neighbour neighbour) -> -neighbour.similarity())
          .thenComparing(neighbour -> neighbour.image().uri());
}
