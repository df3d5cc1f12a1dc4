package org.murmuration.onednn;

import java.util.List;
import org.bytedeco.dnnl.memory;
import org.murmuration.architecture.LayerShape;

/** Shapes and layouts of activations. */
final class Layouts {
  /** Those that keep an image's values together, so that slices lie one after the other. */
  private static final List<memory.format_tag> IMAGE_BY_IMAGE =
      List.of(
          memory.format_tag.nhwc,
          memory.format_tag.nChw16c,
          memory.format_tag.nChw8c,
          memory.format_tag.nchw);

  private Layouts() {}

  static long[] dimensions(int images, LayerShape shape) {
    return shape.spatial()
        ? new long[] {images, shape.channels(), shape.height(), shape.width()}
        : new long[] {images, shape.elements()};
  }

  static memory.desc of(long[] dimensions, Numbers numbers, memory.format_tag tag) {
    return new memory.desc(dimensions, numbers.activations(), tag);
  }

  /** Channels last, or a plain vector. */
  static memory.desc plain(long[] dimensions, Numbers numbers) {
    boolean image = dimensions.length > 2;
    return of(dimensions, numbers, image ? memory.format_tag.nhwc : memory.format_tag.ab);
  }

  /**
   * The same layout for another number of images.
   *
   * @throws IllegalStateException if an image's values do not lie together in it
   */
  static memory.desc ofImages(memory.desc layout, long[] found, long[] wanted, Numbers numbers) {
    for (memory.format_tag tag : IMAGE_BY_IMAGE) {
      if (layout.equals(of(found, numbers, tag))) {
        return of(wanted, numbers, tag);
      }
    }
    throw new IllegalStateException("Cannot slice a batch: images do not lie one after another");
  }
}
