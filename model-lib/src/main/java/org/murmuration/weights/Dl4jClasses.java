package org.murmuration.weights;

import static java.util.Map.entry;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.murmuration.refusal.Refusal;

/**
 * The classes that a DL4J configuration may name. The names are compared and nothing else is done
 * with them.
 */
record Dl4jClasses(String location) {
  /** What a layer is to a reader of parameters. */
  enum Kind {
    CONVOLUTION,
    POOL,
    DENSE,
    NONE
  }

  private static final String CLASS = "@class";
  private static final String CONF = "org.deeplearning4j.nn.conf.";

  /** Where our layers were until version 0.1: graphs that were saved then still name it. */
  private static final String FORMER = "org.murmuration.network.";

  private static final String TENSORFLOW_FLATTENING =
      "org.deeplearning4j.nn.modelimport.keras.preprocessors.TensorFlowCnnToFeedForwardPreProcessor";

  private static final Map<String, Kind> LAYERS =
      Map.ofEntries(
          entry(CONF + "layers.ConvolutionLayer", Kind.CONVOLUTION),
          entry("org.murmuration.dl4j.Conv2dOpLayer", Kind.CONVOLUTION),
          entry(FORMER + "Conv2dOpLayer", Kind.CONVOLUTION),
          entry(CONF + "layers.SubsamplingLayer", Kind.POOL),
          entry(CONF + "layers.DenseLayer", Kind.DENSE),
          entry("org.murmuration.dl4j.DenseOpLayer", Kind.DENSE),
          entry(FORMER + "DenseOpLayer", Kind.DENSE),
          entry(CONF + "layers.OutputLayer", Kind.DENSE),
          entry(CONF + "layers.ActivationLayer", Kind.NONE),
          entry(CONF + "layers.DropoutLayer", Kind.NONE),
          entry(CONF + "layers.LossLayer", Kind.NONE));

  private static final Set<String> VERTICES =
      Set.of(CONF + "graph.LayerVertex", CONF + "graph.PreprocessorVertex");

  private static final Set<String> PREPROCESSORS =
      Set.of(CONF + "preprocessor.CnnToFeedForwardPreProcessor", TENSORFLOW_FLATTENING);

  private static final Set<String> ACTIVATIONS =
      Set.of(
          "org.nd4j.linalg.activations.impl.ActivationReLU",
          "org.nd4j.linalg.activations.impl.ActivationIdentity",
          "org.nd4j.linalg.activations.impl.ActivationSoftmax");

  /** How a network was drawn and trained: no matter to its weights. */
  private static final Pattern OF_TRAINING =
      Pattern.compile(
          "org\\.nd4j\\.linalg\\.(lossfunctions\\.impl|learning\\.config|learning\\.regularization|schedule)\\.\\w+"
              + "|org\\.deeplearning4j\\.nn\\.(weights|conf\\.(dropout|distribution|constraint|weightnoise|stepfunctions))\\.\\w+");

  /**
   * @throws Refusal if any part names a class that is not on the list for its place
   */
  void requireKnown(JsonNode root) {
    root.path("vertices")
        .fields()
        .forEachRemaining(field -> requireVertex(field.getKey(), field.getValue()));
    requireRest(root);
  }

  private void requireVertex(String name, JsonNode vertex) {
    require("vertex " + name, vertex, VERTICES);
    if (vertex.has("layerConf")) {
      JsonNode layer = vertex.path("layerConf").path("layer");
      require("layer " + name, layer, LAYERS.keySet());
      if (layer.path("activationFn").isObject()) {
        require("activation of " + name, layer.path("activationFn"), ACTIVATIONS);
      }
    }
    if (vertex.path("preProcessor").isObject()) {
      require("preprocessor of " + name, vertex.path("preProcessor"), PREPROCESSORS);
    }
  }

  private void require(String what, JsonNode node, Set<String> known) {
    String found = node.path(CLASS).asText();
    if (!known.contains(found)) {
      throw refusal("its %s is of the class '%s'".formatted(what, found));
    }
  }

  private void requireRest(JsonNode node) {
    if (node.has(CLASS)) {
      requireAny(node.get(CLASS).asText());
    }
    node.elements().forEachRemaining(this::requireRest);
  }

  private void requireAny(String found) {
    boolean known =
        LAYERS.containsKey(found)
            || VERTICES.contains(found)
            || PREPROCESSORS.contains(found)
            || ACTIVATIONS.contains(found)
            || OF_TRAINING.matcher(found).matches();
    if (!known) {
      throw refusal("its configuration names the class '%s'".formatted(found));
    }
  }

  private Refusal refusal(String why) {
    return Refusal.input(
        "Cannot import %s: %s, which is not on the list of classes that VGG is made of (no class of a file is ever loaded)"
            .formatted(location, why));
  }

  static Kind kind(JsonNode layer) {
    return LAYERS.getOrDefault(layer.path(CLASS).asText(), Kind.NONE);
  }

  static boolean isTensorFlows(JsonNode preprocessor) {
    return preprocessor.path(CLASS).asText().equals(TENSORFLOW_FLATTENING);
  }
}
