package org.murmuration.architecture;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import org.murmuration.image.ImageShape;
import org.murmuration.refusal.Refusal;

/**
 * A network's layers, without weights. The only place where a layer gets its name.
 *
 * @param family which published network
 * @param input shape of one image, {@code [height, width, 3]}
 * @param widths numbers of channels, as {@link Family#widths} lists them for the published network
 * @param classes outputs of the last layer, 1000 for ImageNet
 */
public record Architecture(Family family, ImageShape input, List<Integer> widths, int classes) {
  private static final ImageShape IMAGENET_INPUT = new ImageShape(224, 224, 3);
  private static final int IMAGENET_CLASSES = 1000;

  public Architecture {
    widths = List.copyOf(widths);
    if (widths.size() != family.widths().size()) {
      throw Refusal.input(
          "Cannot make a network: %s has %d widths, found %d"
              .formatted(family.id(), family.widths().size(), widths.size()));
    }
    if (widths.stream().anyMatch(width -> width < 1)) {
      throw Refusal.input(
          "Cannot make a network: its widths are %s, each must be at least 1".formatted(widths));
    }
    if (classes < 2) {
      throw Refusal.input("Cannot make a network: it needs 2 classes or more, found " + classes);
    }
  }

  /** The network as published for ImageNet, such as {@code vgg16}. */
  public static Architecture named(String id) {
    return published(Family.named(id));
  }

  public static Architecture vgg16() {
    return published(Family.VGG16);
  }

  private static Architecture published(Family family) {
    return new Architecture(family, IMAGENET_INPUT, family.widths(), IMAGENET_CLASSES);
  }

  public Architecture withInput(ImageShape shape) {
    return new Architecture(family, shape, widths, classes);
  }

  public Architecture withWidths(List<Integer> otherWidths) {
    return new Architecture(family, input, otherWidths, classes);
  }

  public Architecture withClasses(int otherClasses) {
    return new Architecture(family, input, widths, otherClasses);
  }

  /** All layers, input first, each after the layers it reads. */
  @JsonIgnore
  public List<Layer> layers() {
    return family.layers(widths, classes);
  }
}
