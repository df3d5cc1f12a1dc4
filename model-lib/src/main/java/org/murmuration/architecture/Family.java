package org.murmuration.architecture;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.murmuration.refusal.Refusal;

/**
 * The published networks.
 *
 * <p>VGG: Simonyan and Zisserman 2014, table 1 (configurations A, B, D, E), with Keras's names of
 * layers. SqueezeNet 1.1: Iandola et al. 2016 and the authors' later release, with torchvision's
 * names.
 */
public enum Family {
  VGG11,
  VGG13,
  VGG16,
  VGG19,
  SQUEEZENET1_1;

  private static final int BLOCKS = 5;

  /** Convolutions in each block of VGG; none for SqueezeNet. */
  private List<Integer> convolutions() {
    return switch (this) {
      case VGG11 -> List.of(1, 1, 2, 2, 2);
      case VGG13 -> List.of(2, 2, 2, 2, 2);
      case VGG16 -> List.of(2, 2, 3, 3, 3);
      case VGG19 -> List.of(2, 2, 4, 4, 4);
      case SQUEEZENET1_1 -> List.of();
    };
  }

  @JsonValue
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  @JsonCreator
  public static Family named(String id) {
    return Arrays.stream(values())
        .filter(family -> family.id().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                Refusal.settings(
                    "Cannot make a network: unknown architecture '%s' (known: %s)"
                        .formatted(id, ids())));
  }

  private static String ids() {
    return Arrays.stream(values()).map(Family::id).collect(Collectors.joining(", "));
  }

  public boolean isVgg() {
    return !convolutions().isEmpty();
  }

  /**
   * The published widths. VGG: channels of the five blocks, then of fc1 and fc2. SqueezeNet:
   * channels of the first convolution, then squeeze and expand channels of four pairs of fire
   * modules.
   */
  List<Integer> widths() {
    return isVgg()
        ? List.of(64, 128, 256, 512, 512, 4096, 4096)
        : List.of(64, 16, 64, 32, 128, 48, 192, 64, 256);
  }

  /** For each width, a layer that has it. */
  private List<String> widthLayers() {
    return isVgg()
        ? List.of(
            "block1_conv1",
            "block2_conv1",
            "block3_conv1",
            "block4_conv1",
            "block5_conv1",
            "fc1",
            "fc2")
        : List.of(
            "features.0",
            "features.3.squeeze",
            "features.3.expand1x1",
            "features.6.squeeze",
            "features.6.expand1x1",
            "features.9.squeeze",
            "features.9.expand1x1",
            "features.11.squeeze",
            "features.11.expand1x1");
  }

  /** The widths of a network whose layers have that many outputs. */
  public List<Integer> widthsFrom(Map<String, Integer> outputs) {
    return widthLayers().stream().map(outputs::get).toList();
  }

  /** The last layer with parameters, whose outputs are the classes. */
  public String lastTrained() {
    return isVgg() ? "predictions" : "classifier.1";
  }

  List<Layer> layers(List<Integer> widths, int classes) {
    return isVgg() ? vgg(widths, classes) : squeezeNet(widths, classes);
  }

  private List<Layer> vgg(List<Integer> widths, int classes) {
    LayerList layers = new LayerList();
    for (int block = 1; block <= BLOCKS; block++) {
      for (int i = 1; i <= convolutions().get(block - 1); i++) {
        String name = "block" + block + "_conv" + i;
        layers.convolution(name, name + "_relu", widths.get(block - 1), new Window(3, 1, 1));
      }
      layers.maxPool("block" + block + "_pool", 2, 2);
    }
    layers.add("flatten", LayerKind.FLATTEN);
    for (String name : List.of("fc1", "fc2")) {
      layers.dense(name, widths.get(name.equals("fc1") ? BLOCKS : BLOCKS + 1));
      layers.add(name + "_relu", LayerKind.RELU).add(name + "_dropout", LayerKind.DROPOUT);
    }
    return layers
        .dense("predictions", classes)
        .add("predictions_softmax", LayerKind.SOFTMAX)
        .layers();
  }

  private static List<Layer> squeezeNet(List<Integer> widths, int classes) {
    return new LayerList()
        .convolution("features.0", "features.1", widths.get(0), new Window(3, 2, 0))
        .maxPool("features.2", 3, 2)
        .fire("features.3", widths.get(1), widths.get(2))
        .fire("features.4", widths.get(1), widths.get(2))
        .maxPool("features.5", 3, 2)
        .fire("features.6", widths.get(3), widths.get(4))
        .fire("features.7", widths.get(3), widths.get(4))
        .maxPool("features.8", 3, 2)
        .fire("features.9", widths.get(5), widths.get(6))
        .fire("features.10", widths.get(5), widths.get(6))
        .fire("features.11", widths.get(7), widths.get(8))
        .fire("features.12", widths.get(7), widths.get(8))
        .add("classifier.0", LayerKind.DROPOUT)
        .convolution("classifier.1", "classifier.2", classes, new Window(1, 1, 0))
        .add("classifier.3", LayerKind.AVERAGE_POOL)
        .add("softmax", LayerKind.SOFTMAX)
        .layers();
  }
}
