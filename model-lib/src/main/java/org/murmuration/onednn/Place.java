package org.murmuration.onednn;

import org.bytedeco.dnnl.memory;

/**
 * Values of some images in a run's memory.
 *
 * @param layout shape, type and layout, for a slice of images
 * @param region where they lie
 * @param bytesASlice how far the next slice's lie behind; 0 where they lie in the same place
 */
record Place(memory.desc layout, Region region, long bytesASlice) {
  /** The same bytes, seen otherwise. */
  Place as(memory.desc other) {
    return new Place(other, region, bytesASlice);
  }

  long offset(int slice) {
    return region.offset() + slice * bytesASlice;
  }
}
