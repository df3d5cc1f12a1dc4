package org.murmuration.architecture;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.murmuration.image.ImageShape;
import org.murmuration.refusal.Refusal;

/**
 * A network's layers, without weights.
 *
 * @param family which published network
 * @param input shape of one image, {@code [height, width, 3]}
 * @param widths numbers of channels, as {@link Family#widths} lists them
 * @param classes outputs of the last layer, 1000 for ImageNet; 0 for a family without classes
 */
public record Architecture(Family family, ImageShape input, List<Integer> widths, int classes)
    implements Backbone {
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
    if (!family.classifies() && classes != 0) {
      throw Refusal.input(
          "Cannot make a network: %s has no classes, found %d".formatted(family.id(), classes));
    }
    if (family.classifies() && classes < 2) {
      throw Refusal.input("Cannot make a network: it needs 2 classes or more, found " + classes);
    }
  }

  /** The network as published for ImageNet, such as {@code vgg16}. */
  public static Architecture named(String id) {
    return published(Family.named(id));
  }

  public static Architecture vgg16() {
    return named("vgg16");
  }

  private static Architecture published(Family family) {
    List<Integer> widths = family.widths().stream().map(Family.Width::published).toList();
    int classes = family.classifies() ? IMAGENET_CLASSES : 0;
    return new Architecture(family, family.input(), widths, classes);
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

  @Override
  public String id() {
    return family.id();
  }

  /** All but the input and ReLUs, which a cut at the layer before them includes. */
  @Override
  public Map<String, LayerShape> cuts() {
    Map<String, LayerShape> cuts = new LinkedHashMap<>(LayerShapes.of(this));
    layers().stream()
        .filter(layer -> layer.kind() == LayerKind.INPUT || layer.kind() == LayerKind.RELU)
        .forEach(layer -> cuts.remove(layer.name()));
    return cuts;
  }

  @Override
  public CutPoint defaultCut() {
    return family.defaultCut();
  }

  @Override
  public int width(CutPoint cut) {
    return GraphPlan.of(this, cut).width();
  }

  @Override
  public PrefixCost cost(List<CutPoint> cuts) {
    return PrefixCost.of(this, cuts);
  }

  @Override
  public NetworkSummary summary() {
    return NetworkSummary.of(this);
  }

  @Override
  public CutSummary summary(CutPoint cut) {
    return CutSummary.of(this, cut);
  }

  @Override
  public NetworkSummary summary(CutPoint cut, HiddenLayers hidden, int labels) {
    return NetworkSummary.ofClassifier(this, cut, hidden, labels);
  }

  /** All layers, input first, each after the layers it reads. */
  @JsonIgnore
  public List<Layer> layers() {
    return family.layers(widths, classes);
  }

  /** The last layer with parameters, whose outputs are the classes of a family that has some. */
  public Layer lastTrained() {
    return layers().stream()
        .filter(layer -> layer.kind().hasParameters())
        .reduce((first, second) -> second)
        .orElseThrow();
  }
}
