package org.murmuration.evaluate;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The few images most like another, the nearest first. */
record Neighbours(List<Neighbour> nearest) implements Serializable {
  private static final int KEPT = 3;

  /** The nearest of an image's neighbours in a block. */
  static Neighbours among(List<Spot> block, float[] similarities) {
    List<Neighbour> all = new ArrayList<>();
    for (int i = 0; i < similarities.length; i++) {
      all.add(new Neighbour(block.get(i), similarities[i]));
    }
    return of(all.stream());
  }

  private static Neighbours of(Stream<Neighbour> all) {
    return new Neighbours(
        new ArrayList<>(all.sorted(Neighbour.NEAREST_FIRST).limit(KEPT).toList()));
  }

  Neighbours plus(Neighbours other) {
    return of(Stream.concat(nearest.stream(), other.nearest.stream()));
  }

  Neighbour first() {
    return nearest.get(0);
  }
}
