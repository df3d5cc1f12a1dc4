package org.murmuration.architecture;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Blocks of 3x3 convolutions with a pooling each, then dense layers: Simonyan and Zisserman 2014,
 * table 1, with Keras's names of layers.
 */
public abstract class Vgg implements Family {
  /** Configuration A. */
  public static final class Vgg11 extends Vgg {
    public Vgg11() {
      super(11, List.of(1, 1, 2, 2, 2));
    }
  }

  /** Configuration B. */
  public static final class Vgg13 extends Vgg {
    public Vgg13() {
      super(13, List.of(2, 2, 2, 2, 2));
    }
  }

  /** Configuration D. */
  public static final class Vgg16 extends Vgg {
    public Vgg16() {
      super(16, List.of(2, 2, 3, 3, 3));
    }
  }

  /** Configuration E. */
  public static final class Vgg19 extends Vgg {
    public Vgg19() {
      super(19, List.of(2, 2, 4, 4, 4));
    }
  }

  private static final List<String> DENSE = List.of("fc1", "fc2");

  /** Torchvision's names of the dense layers, between which it counts ReLUs and dropouts. */
  private static final List<String> TORCHVISION_DENSE =
      List.of("classifier.0", "classifier.3", "classifier.6");

  private final int depth;
  private final List<Integer> convolutions;

  /**
   * @param depth layers with parameters
   * @param convolutions in each block
   */
  private Vgg(int depth, List<Integer> convolutions) {
    this.depth = depth;
    this.convolutions = convolutions;
  }

  @Override
  public final String id() {
    return "vgg" + depth;
  }

  @Override
  public final List<Width> widths() {
    return List.of(
        new Width("block1_conv1", 64),
        new Width("block2_conv1", 128),
        new Width("block3_conv1", 256),
        new Width("block4_conv1", 512),
        new Width("block5_conv1", 512),
        new Width("fc1", 4096),
        new Width("fc2", 4096));
  }

  @Override
  public final List<Layer> layers(List<Integer> widths, int classes) {
    LayerList layers = new LayerList();
    int blocks = convolutions.size();
    for (int block = 1; block <= blocks; block++) {
      for (int i = 1; i <= convolutions.get(block - 1); i++) {
        String name = "block" + block + "_conv" + i;
        layers.convolution(name, name + "_relu", widths.get(block - 1), new Window(3, 1, 1));
      }
      layers.maxPool("block" + block + "_pool", 2, 2);
    }
    layers.add("flatten", LayerKind.FLATTEN);
    for (int i = 0; i < DENSE.size(); i++) {
      String name = DENSE.get(i);
      layers.dense(name, widths.get(blocks + i));
      layers.add(name + "_relu", LayerKind.RELU).add(name + "_dropout", LayerKind.DROPOUT);
    }
    return layers
        .dense("predictions", classes)
        .add("predictions_softmax", LayerKind.SOFTMAX)
        .layers();
  }

  @Override
  public final CutPoint defaultCut() {
    return CutPoint.at("fc2");
  }

  @Override
  public final Optional<String> trunkEnd() {
    return Optional.of("block%d_pool".formatted(convolutions.size()));
  }

  @Override
  public final String defaultUnfreezing() {
    return "block5_conv1";
  }

  @Override
  public final String blockOf(String layer) {
    return layer.replaceFirst("_conv\\d+$", "");
  }

  /**
   * Torchvision's VGG is {@code features}, a list in which convolutions, ReLUs and pools are
   * counted, then {@code classifier} (torchvision/models/vgg.py).
   */
  @Override
  public final Map<String, String> torchvisionNames(List<Layer> layers) {
    Map<String, String> names = new LinkedHashMap<>();
    int feature = 0;
    int dense = 0;
    for (Layer layer : layers) {
      switch (layer.kind()) {
        case CONVOLUTION -> names.put("features." + feature++, layer.name());
        case RELU, MAX_POOL -> feature++;
        case DENSE -> names.put(TORCHVISION_DENSE.get(dense++), layer.name());
        default -> {
          // Without parameters and not counted by torchvision.
        }
      }
    }
    return names;
  }

  @Override
  public final boolean equals(Object other) {
    return other instanceof Vgg vgg && vgg.depth == depth;
  }

  @Override
  public final int hashCode() {
    return depth;
  }

  @Override
  public final String toString() {
    return id();
  }
}
