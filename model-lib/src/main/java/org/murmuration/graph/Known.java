package org.murmuration.graph;

import java.util.List;
import java.util.Optional;

/**
 * What is known of a tensor without computing it.
 *
 * @param type of its elements, ONNX's number; 0 if that is not known
 * @param sizes of its axes; empty if not even their number is known
 * @param channelAxis the axis whose elements are the channels of a place; -1 if there is none
 * @param numbers its elements, where it is a short list that shapes are computed from
 * @param ofImages whether it depends on the pixels
 */
record Known(
    int type,
    Optional<List<Extent>> sizes,
    int channelAxis,
    Optional<List<Extent>> numbers,
    boolean ofImages) {
  static final Known NOTHING = new Known(0, Optional.empty(), -1, Optional.empty(), false);

  /** A shape of more axes, or a list of more numbers, is none that images have. */
  private static final int MOST = 1024;

  Known {
    sizes = sizes.filter(axes -> axes.size() <= MOST).map(List::copyOf);
    numbers = numbers.filter(all -> all.size() <= MOST).map(List::copyOf);
    channelAxis = channels(sizes.map(List::size).orElse(0), channelAxis);
  }

  /** Of a vector and of tokens, the channels are the last axis unless something says otherwise. */
  private static int channels(int axes, int said) {
    boolean plain = axes == 2 || (axes == 3 && said < 1);
    return plain ? axes - 1 : said;
  }

  static Known of(int type, List<Extent> sizes, int channelAxis) {
    return new Known(type, Optional.of(sizes), channelAxis, Optional.empty(), false);
  }

  /** A list of integers, or one integer. */
  static Known numbers(List<Extent> numbers, boolean scalar) {
    List<Extent> sizes = scalar ? List.of() : List.of(Extent.of(numbers.size()));
    return new Known(ElementType.INT64, Optional.of(sizes), -1, Optional.of(numbers), false);
  }

  Known withSizes(List<Extent> others, int channels) {
    return new Known(type, Optional.of(others), channels, Optional.empty(), ofImages);
  }

  Known withoutSizes() {
    return new Known(type, Optional.empty(), -1, Optional.empty(), ofImages);
  }

  Known withType(int other) {
    return new Known(other, sizes, channelAxis, numbers, ofImages);
  }

  Known withNumbers(Optional<List<Extent>> others) {
    return new Known(type, sizes, channelAxis, others, ofImages);
  }

  Known ofImages(boolean depends) {
    return new Known(type, sizes, channelAxis, numbers, depends);
  }

  int axes() {
    return sizes.map(List::size).orElse(-1);
  }

  /** All elements together. */
  Extent elements() {
    return sizes.map(all -> all.stream().reduce(Extent.ONE, Extent::times)).orElse(Extent.UNKNOWN);
  }

  boolean isWhole() {
    return sizes.isPresent() && sizes.orElseThrow().stream().allMatch(Extent::isKnown);
  }

  boolean isActivation() {
    return ofImages && (type == ElementType.FLOAT || type == 0);
  }
}
