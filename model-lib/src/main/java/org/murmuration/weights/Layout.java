package org.murmuration.weights;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.murmuration.architecture.Architecture;
import org.murmuration.image.ImageShape;
import org.murmuration.image.Preset;

/**
 * A file whose layout was recognised and whose arrays were found; their floats are not read yet.
 */
interface Layout {
  /** Such as {@code torchvision safetensors}. */
  String title();

  /** Whose names the layers have, such as {@code torchvision}. */
  String owner();

  /** The preset that such networks were trained with. */
  Preset preset();

  AxisOrder order();

  /** Each name occurs once. */
  List<ForeignArray> arrays();

  /** Our names of layers with parameters by this file's, in order. */
  Map<String, String> names(Architecture architecture);

  /** The shape of images, if the file says it. */
  Optional<ImageShape> input();

  /** What a user should know about how the file was read, a sentence each. */
  default List<String> notes() {
    return List.of();
  }

  /**
   * What was done to the arrays, and what was supposed as the file does not say it: a few words
   * each. It stands in the network's folder, too, so that one that was read otherwise is not taken
   * for the same.
   */
  default List<String> readings() {
    return List.of();
  }

  /**
   * Whether an array that no network here has surely belongs to what was built on top of these.
   *
   * @param trunk names of the arrays that it would have been built on
   */
  default boolean isOnTop(String array, Set<String> trunk) {
    return false;
  }

  /** Hands over each array; what a visitor leaves unread does not matter. */
  void forEach(ArrayVisitor visitor) throws IOException;
}
