package org.murmuration.architecture;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.murmuration.image.ImageShape;
import org.murmuration.refusal.Refusal;

/**
 * A published network, whatever its widths, its input and its classes: the only place where its
 * layers get their names.
 *
 * <p>To add one, write a class with a public constructor without arguments, and name it in a file
 * {@code META-INF/services/org.murmuration.architecture.Family} of the same jar. Two instances of a
 * class must be equal, as two of a record are.
 */
public interface Family {
  /**
   * A number of channels that may differ from network to network.
   *
   * @param layer one that has so many outputs
   * @param published what they are in the published network
   */
  record Width(String layer, int published) {}

  /** Such as {@code vgg16}; it stands in each folder that was made with the network. */
  @JsonValue
  String id();

  /** The widths of {@link Architecture#widths}, in their order. */
  List<Width> widths();

  /**
   * All layers, input first, each after the layers it reads.
   *
   * @param classes outputs of the last layer with parameters
   */
  List<Layer> layers(List<Integer> widths, int classes);

  /** Where the network is cut unless a user names another layer. */
  CutPoint defaultCut();

  /** The first layer that is fine-tuned unless a user names another. */
  String defaultUnfreezing();

  /** The block of a layer with parameters, which may have a learning rate of its own. */
  default String blockOf(String layer) {
    return layer;
  }

  /** Shape of an image that the published network was trained on. */
  default ImageShape input() {
    return new ImageShape(224, 224, 3);
  }

  /**
   * Whether a pooling of the published network gives a value, too, for a part of a window at the
   * edge. No graph here does, so that such a network takes only images where windows end there.
   */
  default boolean poolsPartsOfWindows() {
    return false;
  }

  /** Whether its last layer with parameters gives classes. */
  default boolean classifies() {
    return true;
  }

  /**
   * The layer at which weights end that are published without the layers that give classes. What
   * {@link #widths} lists of layers up to there stands before all others.
   */
  default Optional<String> trunkEnd() {
    return Optional.empty();
  }

  /** Why a layer that a user may expect is not among its layers, where there is a reason. */
  default Optional<String> whyItLacks(String layer) {
    return Optional.empty();
  }

  /** Our names of layers with parameters by torchvision's, in order. */
  default Map<String, String> torchvisionNames(List<Layer> layers) {
    Map<String, String> names = new LinkedHashMap<>();
    layers.stream()
        .filter(layer -> layer.kind().hasParameters())
        .forEach(layer -> names.put(layer.name(), layer.name()));
    return names;
  }

  /** The widths of a network whose layers have that many outputs. */
  default List<Integer> widthsFrom(Map<String, Integer> outputs) {
    return widths().stream().map(width -> outputs.get(width.layer())).toList();
  }

  /** All that are known. */
  static List<Family> all() {
    return Families.all();
  }

  /** The {@link Trunk} of each that has one. */
  static List<Family> trunks() {
    return all().stream()
        .flatMap(family -> Trunk.of(family).stream())
        .map(Family.class::cast)
        .toList();
  }

  /**
   * One of {@link #all} or of {@link #trunks}.
   *
   * @throws Refusal (settings) if there is none of that id
   */
  @JsonCreator
  static Family named(String id) {
    return Stream.concat(all().stream(), trunks().stream())
        .filter(family -> family.id().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                Refusal.settings(
                    "Cannot make a network: unknown architecture '%s' (known: %s)"
                        .formatted(id, ids())));
  }

  /** The ids of {@link #all}, for messages. */
  static String ids() {
    return all().stream().map(Family::id).collect(Collectors.joining(", "));
  }
}
