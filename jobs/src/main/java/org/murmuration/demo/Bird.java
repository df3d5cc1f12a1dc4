package org.murmuration.demo;

import java.util.List;

/**
 * How a bird looks: its proportions and its coloured parts.
 *
 * @param build proportions
 * @param patches coloured parts; within one layer a later one covers an earlier one
 * @param perches where it may stand or float
 */
record Bird(Build build, List<Patch> patches, List<Perch> perches) {

  Bird {
    patches = List.copyOf(patches);
    perches = List.copyOf(perches);
  }

  List<Patch> patches(Zone.Layer layer) {
    return patches.stream().filter(patch -> patch.zone().layer() == layer).toList();
  }
}
