package org.murmuration.weights;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.murmuration.image.ImageShape;

/**
 * What a file of Keras's says about itself: attributes of its groups, and the {@code model_config}
 * of a whole model.
 */
final class KerasAttributes {
  private static final String CONFIGURATION = "model_config";

  private final List<Hdf5Group> groups;
  private final Optional<JsonNode> configuration;

  /**
   * @param weights the group that has the layers, which may be the root
   */
  KerasAttributes(Hdf5Group root, Hdf5Group weights, String location) {
    this.groups = List.of(root, weights);
    this.configuration =
        root.strings(CONFIGURATION)
            .filter(strings -> strings.size() == 1)
            .map(strings -> ForeignJson.parse(strings.get(0), CONFIGURATION, location));
  }

  /** The programs that the weights were computed with, as often as they are named. */
  List<String> backends() {
    return everywhere("backend");
  }

  boolean isKeras1() {
    return everywhere("keras_version").stream().anyMatch(version -> version.startsWith("1."));
  }

  boolean isLaterThanKeras1() {
    return everywhere("keras_version").stream().anyMatch(version -> !version.startsWith("1."));
  }

  private List<String> everywhere(String name) {
    List<String> values = new ArrayList<>();
    groups.forEach(group -> group.strings(name).ifPresent(values::addAll));
    configuration
        .map(json -> json.path(name))
        .filter(JsonNode::isTextual)
        .ifPresent(text -> values.add(text.asText()));
    return values;
  }

  /**
   * What the layers of a whole model say.
   *
   * @param ofFlatten of the layers that flatten, otherwise of all others
   */
  List<String> values(String field, boolean ofFlatten) {
    Set<JsonNode> flatten = flatten();
    return configuration.map(json -> json.findParents(field)).orElse(List.of()).stream()
        .filter(node -> ofFlatten == flatten.contains(node))
        .map(node -> node.get(field).asText())
        .toList();
  }

  /** By identity: configurations of two layers may say the same. */
  private Set<JsonNode> flatten() {
    Set<JsonNode> found = Collections.newSetFromMap(new IdentityHashMap<>());
    configuration.map(json -> json.findParents("class_name")).orElse(List.of()).stream()
        .filter(layer -> layer.path("class_name").asText().equals("Flatten"))
        .map(layer -> layer.path("config"))
        .forEach(found::add);
    return found;
  }

  /** Of images, if the file says it: Keras 2 calls it {@code batch_input_shape}, 3 otherwise. */
  Optional<ImageShape> input() {
    JsonNode older = configuration.map(json -> json.findPath("batch_input_shape")).orElse(null);
    if (older == null) {
      return Optional.empty();
    }
    JsonNode shape = older.isMissingNode() ? configuration.get().findPath("batch_shape") : older;
    return ForeignJson.imageShape(shape.path(1), shape.path(2), shape.path(3))
        .or(() -> ForeignJson.imageShape(shape.path(2), shape.path(3), shape.path(1)));
  }
}
