package org.murmuration.onednn;

import java.util.List;
import org.murmuration.architecture.Layer;

/**
 * Layers that run one after the other over a slice of a batch, before the next slice.
 *
 * @param layers in order
 * @param images of a slice
 * @param slices of a whole batch
 */
record Section(List<Layer> layers, int images, int slices) {
  Section {
    layers = List.copyOf(layers);
  }

  /** A section for batches of that capacity: the slices are equal, and no larger than need be. */
  static Section of(List<Layer> layers, int mostImages, int capacity) {
    int slices = ceilDiv(capacity, Math.max(1, Math.min(mostImages, capacity)));
    return new Section(layers, ceilDiv(capacity, slices), slices);
  }

  private static int ceilDiv(int all, int part) {
    return (all + part - 1) / part;
  }

  Layer last() {
    return layers.get(layers.size() - 1);
  }

  /** Places for images, some of which stay empty. */
  int places() {
    return images * slices;
  }

  /** How many slices hold so many images. */
  int slicesOf(int count) {
    return ceilDiv(count, images);
  }
}
