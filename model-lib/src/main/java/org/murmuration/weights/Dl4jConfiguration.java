package org.murmuration.weights;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.murmuration.image.ImageShape;
import org.murmuration.refusal.Refusal;

/**
 * The {@code configuration.json} of a DL4J ComputationGraph, read as plain JSON. Classes that it
 * names are compared with a list and never loaded. Only a chain of VGG's layers is understood: 3x3
 * convolutions of stride 1 that keep the image's size, 2x2 maximum pools, dense layers.
 */
final class Dl4jConfiguration {
  private static final int SCALE_OF_FIVE_POOLS = 32;
  private static final int CONVOLUTION_SIZE = 3;
  private static final int POOL_SIZE = 2;
  private static final JsonNode COLOURS = IntNode.valueOf(3);

  private final String location;
  private final JsonNode vertices;
  private final JsonNode root;
  private final List<ForeignArray> arrays = new ArrayList<>();
  private Optional<JsonNode> flattening = Optional.empty();
  private boolean denseSeen;
  private boolean convolutionsFirst = true;

  /**
   * @throws Refusal if it names a class that is not on the list, or is no such chain
   */
  Dl4jConfiguration(JsonNode root, String location) {
    this.root = root;
    this.location = location;
    this.vertices = root.path("vertices");
    if (!vertices.isObject()) {
      throw refusal(
          root.has("confs")
              ? "it is a MultiLayerNetwork, expected a ComputationGraph (convert it with toComputationGraph())"
              : "its configuration.json has no vertices, expected those of a ComputationGraph");
    }
    new Dl4jClasses(location).requireKnown(root);
    chain().forEach((name, vertex) -> add(name, vertex));
  }

  /** In the order in which the coefficients are. */
  List<ForeignArray> arrays() {
    return List.copyOf(arrays);
  }

  /** Whether the first dense layer reads an image as (channel, height, width). */
  boolean channelsFirst() {
    return flattening.map(Dl4jConfiguration::flattensChannelsFirst).orElse(convolutionsFirst);
  }

  private static boolean flattensChannelsFirst(JsonNode preprocessor) {
    return !Dl4jClasses.isTensorFlows(preprocessor)
        && !preprocessor.path("format").asText().equals("NHWC");
  }

  /** A shape of images that leaves what the first dense layer reads. */
  Optional<ImageShape> input() {
    return flattening.flatMap(
        node ->
            ForeignJson.imageShape(side(node, "inputHeight"), side(node, "inputWidth"), COLOURS));
  }

  private static JsonNode side(JsonNode flattening, String field) {
    return IntNode.valueOf(
        (int) Math.min(Integer.MAX_VALUE, flattening.path(field).asLong() * SCALE_OF_FIVE_POOLS));
  }

  /** Vertices from input to output, each of which reads the one before. */
  private Map<String, JsonNode> chain() {
    Map<String, String> next = new LinkedHashMap<>();
    root.path("vertexInputs")
        .fields()
        .forEachRemaining(
            field -> {
              JsonNode inputs = field.getValue();
              if (inputs.size() != 1 || next.put(inputs.path(0).asText(), field.getKey()) != null) {
                throw refusal(
                    "its vertex %s is not one in a chain, as VGG's are".formatted(field.getKey()));
              }
            });
    Map<String, JsonNode> chain = new LinkedHashMap<>();
    String at = next.get(root.path("networkInputs").path(0).asText());
    while (at != null && vertices.has(at) && chain.put(at, vertices.get(at)) == null) {
      at = next.get(at);
    }
    if (at != null || chain.size() != vertices.size()) {
      throw refusal("its %d vertices are no chain, as VGG's are".formatted(vertices.size()));
    }
    return chain;
  }

  private void add(String name, JsonNode vertex) {
    JsonNode preprocessor = vertex.path("preProcessor");
    if (preprocessor.isObject() && !denseSeen) {
      flattening = Optional.of(preprocessor);
    }
    JsonNode layer = vertex.path("layerConf").path("layer");
    switch (Dl4jClasses.kind(layer)) {
      case CONVOLUTION -> addConvolution(name, layer);
      case POOL -> requireWindow(name, layer, POOL_SIZE, POOL_SIZE);
      case DENSE -> addDense(name, layer);
      case NONE -> {
        // Neither parameters nor another shape.
      }
    }
  }

  private void addConvolution(String name, JsonNode layer) {
    requireWindow(name, layer, CONVOLUTION_SIZE, 1);
    boolean keepsSize =
        layer.path("convolutionMode").asText().equals("Same") || isPair(layer.path("padding"), 1);
    if (!keepsSize || !isPairOrAbsent(layer.path("dilation"), 1)) {
      throw refusal("its convolution %s changes the size of images".formatted(name));
    }
    convolutionsFirst = !layer.path("cnn2dDataFormat").asText().equals("NHWC");
    requireBias(name, layer);
    arrays.add(ForeignArray.of(name + ".bias", outputs(name, layer)));
    arrays.add(
        ForeignArray.of(
            name + ".weight",
            outputs(name, layer),
            size(name, layer, "nin"),
            CONVOLUTION_SIZE,
            CONVOLUTION_SIZE));
  }

  private void addDense(String name, JsonNode layer) {
    denseSeen = true;
    requireBias(name, layer);
    if (layer.path("hasLayerNorm").asBoolean()) {
      throw refusal("its layer %s is normalised, which VGG's are not".formatted(name));
    }
    arrays.add(ForeignArray.of(name + ".weight", outputs(name, layer), size(name, layer, "nin")));
    arrays.add(ForeignArray.of(name + ".bias", outputs(name, layer)));
  }

  private void requireBias(String name, JsonNode layer) {
    if (!layer.path("hasBias").asBoolean(true)) {
      throw refusal("its layer %s has no bias".formatted(name));
    }
  }

  private void requireWindow(String name, JsonNode layer, int size, int stride) {
    boolean maximum = !layer.has("poolingType") || layer.get("poolingType").asText().equals("MAX");
    if (!maximum
        || !isPair(layer.path("kernelSize"), size)
        || !isPair(layer.path("stride"), stride)) {
      throw refusal(
          "its layer %s has the window %s and the stride %s, expected VGG's %dx%d and %d"
              .formatted(name, layer.path("kernelSize"), layer.path("stride"), size, size, stride));
    }
  }

  private static boolean isPair(JsonNode node, int value) {
    Iterator<JsonNode> values = node.elements();
    int count = 0;
    while (values.hasNext()) {
      JsonNode next = values.next();
      if (!next.isInt() || next.asInt() != value) {
        return false;
      }
      count++;
    }
    return count == 2;
  }

  private static boolean isPairOrAbsent(JsonNode node, int value) {
    return node.isMissingNode() || node.isNull() || isPair(node, value);
  }

  private long outputs(String name, JsonNode layer) {
    return size(name, layer, "nout");
  }

  private long size(String name, JsonNode layer, String field) {
    JsonNode size = layer.path(field);
    if (!size.isInt() || size.asInt() < 1) {
      throw refusal("its layer %s has the %s %s".formatted(name, field, size));
    }
    return size.asInt();
  }

  private Refusal refusal(String why) {
    return Refusal.input("Cannot import %s: %s".formatted(location, why));
  }
}
