package org.murmuration.onednn;

import java.util.Map;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.primitive;

/**
 * One thing that the library does for a slice of images.
 *
 * @param work what; any number of threads may run it at once
 * @param places what it reads and writes in a run's memory, by the library's numbers of arguments
 * @param shared what all runs read, by the same numbers
 */
record Step(primitive work, Map<Integer, Place> places, Map<Integer, memory> shared) {
  Step {
    places = Map.copyOf(places);
    shared = Map.copyOf(shared);
  }
}
