package org.murmuration.architecture;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.murmuration.image.ImageShape;

/**
 * A published network without its top, as Keras's files of the name {@code notop} have it: it ends
 * where its convolutions do, has no classes, and takes images of any size.
 *
 * @param whole the network that it is the beginning of
 */
public record Trunk(Family whole) implements Family {
  /** What follows the whole network's id in that of its trunk. */
  static final String SUFFIX = "_notop";

  /** The layers before the end do not depend on it. */
  private static final int ANY_CLASSES = 2;

  /** Empty for a network of which nobody publishes a trunk. */
  public static Optional<Trunk> of(Family whole) {
    return whole.trunkEnd().map(end -> new Trunk(whole));
  }

  @Override
  public String id() {
    return whole.id() + SUFFIX;
  }

  private String end() {
    return whole.trunkEnd().orElseThrow();
  }

  @Override
  public List<Width> widths() {
    List<String> names = layers(published(), 0).stream().map(Layer::name).toList();
    return whole.widths().stream().filter(width -> names.contains(width.layer())).toList();
  }

  private List<Integer> published() {
    return whole.widths().stream().map(Width::published).toList();
  }

  /** Widths of layers after the trunk may be missing: those are not in its layers. */
  @Override
  public List<Layer> layers(List<Integer> widths, int classes) {
    List<Integer> all = new ArrayList<>(published());
    for (int i = 0; i < widths.size(); i++) {
      all.set(i, widths.get(i));
    }
    List<Layer> layers = whole.layers(all, ANY_CLASSES);
    List<String> names = layers.stream().map(Layer::name).toList();
    return layers.subList(0, names.indexOf(end()) + 1);
  }

  @Override
  public CutPoint defaultCut() {
    return CutPoint.at(end());
  }

  @Override
  public String defaultUnfreezing() {
    return whole.defaultUnfreezing();
  }

  @Override
  public String blockOf(String layer) {
    return whole.blockOf(layer);
  }

  @Override
  public ImageShape input() {
    return whole.input();
  }

  @Override
  public boolean classifies() {
    return false;
  }

  @Override
  public boolean poolsPartsOfWindows() {
    return whole.poolsPartsOfWindows();
  }

  @Override
  public Map<String, String> torchvisionNames(List<Layer> layers) {
    return whole.torchvisionNames(layers);
  }

  @Override
  public Optional<String> whyItLacks(String layer) {
    return whole.layers(published(), ANY_CLASSES).stream()
            .anyMatch(found -> found.name().equals(layer))
        ? Optional.of(
            "its weights came without the top of %s, so it ends at %s".formatted(whole.id(), end()))
        : Optional.empty();
  }
}
