package org.murmuration.weights;

import java.io.IOException;
import java.nio.FloatBuffer;

/** The floats of one array, from its first to its last. */
@FunctionalInterface
interface FloatSource {
  /** Fills {@code target} from its position to its limit with the floats that come next. */
  void read(FloatBuffer target) throws IOException;
}
