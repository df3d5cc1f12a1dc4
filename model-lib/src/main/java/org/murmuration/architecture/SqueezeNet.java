package org.murmuration.architecture;

import java.util.List;
import java.util.Optional;

/**
 * SqueezeNet 1.1: Iandola et al. 2016 and the authors' later release, with torchvision's names of
 * layers. A convolution in place of a dense layer gives the classes.
 */
public record SqueezeNet() implements Family {
  @Override
  public String id() {
    return "squeezenet1_1";
  }

  /**
   * Channels of the first convolution, then squeeze and expand channels of four pairs of fire
   * modules.
   */
  @Override
  public List<Width> widths() {
    return List.of(
        new Width("features.0", 64),
        new Width("features.3.squeeze", 16),
        new Width("features.3.expand1x1", 64),
        new Width("features.6.squeeze", 32),
        new Width("features.6.expand1x1", 128),
        new Width("features.9.squeeze", 48),
        new Width("features.9.expand1x1", 192),
        new Width("features.11.squeeze", 64),
        new Width("features.11.expand1x1", 256));
  }

  @Override
  public List<Layer> layers(List<Integer> widths, int classes) {
    LayerList layers = new LayerList();
    layers.convolution("features.0", "features.1", widths.get(0), new Window(3, 2, 0));
    layers.maxPool("features.2", 3, 2);
    fire(layers, "features.3", widths.get(1), widths.get(2));
    fire(layers, "features.4", widths.get(1), widths.get(2));
    layers.maxPool("features.5", 3, 2);
    fire(layers, "features.6", widths.get(3), widths.get(4));
    fire(layers, "features.7", widths.get(3), widths.get(4));
    layers.maxPool("features.8", 3, 2);
    fire(layers, "features.9", widths.get(5), widths.get(6));
    fire(layers, "features.10", widths.get(5), widths.get(6));
    fire(layers, "features.11", widths.get(7), widths.get(8));
    fire(layers, "features.12", widths.get(7), widths.get(8));
    return layers
        .add("classifier.0", LayerKind.DROPOUT)
        .convolution("classifier.1", "classifier.2", classes, new Window(1, 1, 0))
        .add("classifier.3", LayerKind.AVERAGE_POOL)
        .add("softmax", LayerKind.SOFTMAX)
        .layers();
  }

  /**
   * A fire module: a 1x1 convolution, then a 1x1 and a 3x3 convolution of its output side by side
   * (section 3.2).
   */
  private static void fire(LayerList layers, String name, int squeeze, int expand) {
    String squeezed = name + ".squeeze_activation";
    String small = name + ".expand1x1_activation";
    String large = name + ".expand3x3_activation";
    layers
        .convolution(name + ".squeeze", squeezed, squeeze, new Window(1, 1, 0))
        .convolution(name + ".expand1x1", small, expand, new Window(1, 1, 0))
        .from(squeezed)
        .convolution(name + ".expand3x3", large, expand, new Window(3, 1, 1))
        .from(small, large)
        .add(name, LayerKind.CONCATENATE);
  }

  @Override
  public CutPoint defaultCut() {
    return new CutPoint("features.12", Pooling.AVERAGE);
  }

  @Override
  public Optional<String> trunkEnd() {
    return Optional.of("features.12");
  }

  @Override
  public String defaultUnfreezing() {
    return "features.11";
  }

  @Override
  public String blockOf(String layer) {
    return layer.replaceFirst("\\.(squeeze|expand\\dx\\d)$", "");
  }

  /** Its poolings round up (torchvision's {@code ceil_mode}). */
  @Override
  public boolean poolsPartsOfWindows() {
    return true;
  }
}
