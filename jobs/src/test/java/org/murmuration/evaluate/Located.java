package org.murmuration.evaluate;

import org.murmuration.table.Example;
import org.murmuration.table.LocatedExample;

/** Examples that tests compare. */
final class Located {
  private Located() {}

  /** An example of label 0, whose image is known by its place. */
  static LocatedExample at(String uri, float... embedding) {
    return new LocatedExample(uri, new Example("id of " + uri, 0, embedding));
  }
}
