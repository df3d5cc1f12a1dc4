package org.murmuration.evaluate;

import java.io.Serializable;
import org.murmuration.imagepass.Thumbnails;
import org.murmuration.table.LocatedExample;

/**
 * Which image it is, without its embedding.
 *
 * @param label index of its true label
 */
record Spot(String uri, String imageId, int label) implements Serializable {
  static Spot of(LocatedExample located) {
    return new Spot(located.uri(), located.example().imageId(), located.example().label());
  }

  Thumbnails.Source source() {
    return new Thumbnails.Source(uri, imageId);
  }
}
