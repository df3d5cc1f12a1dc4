package org.murmuration.onednn;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.murmuration.architecture.FrozenLayers;
import org.murmuration.architecture.Layer;
import org.murmuration.architecture.LayerKind;
import org.murmuration.architecture.LayerShape;

/**
 * Cuts a network after poolings, so that its first layers, which give the most by far and for which
 * Winograd needs the most room, run over few images at a time, and the last ones, whose weights
 * take longest to read, over all of a batch.
 */
final class Sections {
  /** Of the largest layer for a slice, as float32: 4 images of VGG16's first block. */
  private static final long SLICE_BYTES = 52L << 20;

  private final FrozenLayers network;
  private final Map<String, LayerShape> shapes;

  private Sections(FrozenLayers network) {
    this.network = network;
    this.shapes = network.shapes();
  }

  /** In order; neighbours differ in the images of a slice. */
  static List<Section> of(FrozenLayers network, int capacity) {
    Sections sections = new Sections(network);
    List<Section> all = new ArrayList<>();
    for (List<Layer> block : sections.blocks()) {
      Section next = Section.of(block, sections.mostImages(block), capacity);
      Section before = all.isEmpty() ? null : all.get(all.size() - 1);
      if (before != null && before.images() == next.images()) {
        List<Layer> both = new ArrayList<>(before.layers());
        both.addAll(block);
        all.set(all.size() - 1, new Section(both, next.images(), next.slices()));
      } else {
        all.add(next);
      }
    }
    return List.copyOf(all);
  }

  private int mostImages(List<Layer> block) {
    long largest =
        block.stream()
            .mapToLong(layer -> (long) Float.BYTES * shapes.get(layer.name()).elements())
            .max()
            .orElse(1);
    return (int) Math.max(1, Math.min(Integer.MAX_VALUE, SLICE_BYTES / largest));
  }

  private List<List<Layer>> blocks() {
    List<List<Layer>> blocks = new ArrayList<>();
    List<Layer> block = new ArrayList<>();
    for (int i = 0; i < network.layers().size(); i++) {
      Layer layer = network.layers().get(i);
      block.add(layer);
      if (layer.kind() == LayerKind.MAX_POOL && isAllThatIsReadAfter(i)) {
        blocks.add(block);
        block = new ArrayList<>();
      }
    }
    if (!block.isEmpty()) {
      blocks.add(block);
    }
    return blocks;
  }

  private boolean isAllThatIsReadAfter(int index) {
    List<Layer> layers = network.layers();
    Set<String> inner = new HashSet<>();
    layers.subList(0, index).forEach(layer -> inner.add(layer.name()));
    return layers.subList(index + 1, layers.size()).stream()
        .allMatch(layer -> layer.inputs().stream().noneMatch(inner::contains));
  }
}
