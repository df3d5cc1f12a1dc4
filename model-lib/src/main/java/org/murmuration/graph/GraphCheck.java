package org.murmuration.graph;

import ai.onnx.proto.OnnxMl.FunctionProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.murmuration.refusal.Refusal;

/** Whether a model is one that can be used here: one image input, standard operators, in order. */
record GraphCheck(ModelProto model) {
  private static final String ONNX = "";
  private static final Set<String> DOMAINS = Set.of(ONNX, "ai.onnx", "ai.onnx.ml", "com.microsoft");

  /** Older operators add a vector to an image by rules of their own. */
  private static final long FIRST_OPSET = 7;

  private static final int MOST_NAMED = 10;

  /**
   * @throws Refusal if it is not
   */
  void require() {
    requireNodes();
    requireOpset();
    requireKnownDomains();
    requireInference();
    requireOrder();
    requireFloats();
  }

  private GraphProto graph() {
    return model.getGraph();
  }

  private void requireNodes() {
    if (graph().getNodeCount() == 0) {
      throw Refusal.input(
          model.getTrainingInfoCount() > 0
              ? "it is for training only, it has no graph to compute with (export it for inference)"
              : "it is no ONNX model, or has no graph");
    }
  }

  private void requireOpset() {
    long opset = opset(model);
    if (opset < FIRST_OPSET) {
      throw Refusal.input(
          "its operator set is %d, %d and later are known (convert it with onnx.version_converter)"
              .formatted(opset, FIRST_OPSET));
    }
  }

  /** Of ONNX's own operators; 0 if the model says none. */
  static long opset(ModelProto model) {
    return model.getOpsetImportList().stream()
        .filter(set -> set.getDomain().equals(ONNX) || set.getDomain().equals("ai.onnx"))
        .mapToLong(OperatorSetIdProto::getVersion)
        .max()
        .orElse(0);
  }

  private void requireKnownDomains() {
    Set<String> own =
        model.getFunctionsList().stream().map(FunctionProto::getName).collect(Collectors.toSet());
    Set<String> foreign = new TreeSet<>();
    allNodes()
        .filter(node -> !DOMAINS.contains(node.getDomain()) && !own.contains(node.getOpType()))
        .forEach(node -> foreign.add(node.getDomain() + "." + node.getOpType()));
    if (!foreign.isEmpty()) {
      throw Refusal.input(
          "it has operators of its own: %s (export it with standard operators only; ai.onnx, ai.onnx.ml and com.microsoft are known)"
              .formatted(words(foreign)));
    }
  }

  private Stream<NodeProto> allNodes() {
    return Stream.concat(
            graph().getNodeList().stream(),
            model.getFunctionsList().stream().flatMap(function -> function.getNodeList().stream()))
        .flatMap(GraphCheck::withInner);
  }

  private static Stream<NodeProto> withInner(NodeProto node) {
    return Stream.concat(
        Stream.of(node),
        GraphNames.subgraphs(node)
            .flatMap(graph -> graph.getNodeList().stream())
            .flatMap(GraphCheck::withInner));
  }

  private void requireInference() {
    allNodes()
        .filter(node -> node.getOpType().equals("BatchNormalization"))
        .filter(
            node ->
                node.getOutputCount() > 1 && new Attributes(node).integer("training_mode", 0) == 1)
        .findFirst()
        .ifPresent(
            node -> {
              throw Refusal.input(
                  "its node '%s' normalises by the batch it gets, as while training (export it for inference: model.eval())"
                      .formatted(node.getName()));
            });
  }

  /** Each name is given once, before it is read. */
  private void requireOrder() {
    Set<String> given = GraphNames.constants(graph());
    graph().getInputList().stream().map(ValueInfoProto::getName).forEach(given::add);
    for (NodeProto node : graph().getNodeList()) {
      GraphNames.readBy(node).forEach(name -> requireGiven(given, name, node));
      node.getOutputList().stream()
          .filter(name -> !name.isEmpty())
          .forEach(name -> requireNew(given, name));
    }
    graph()
        .getOutputList()
        .forEach(output -> requireGiven(given, output.getName(), NodeProto.getDefaultInstance()));
  }

  private static void requireGiven(Set<String> given, String name, NodeProto node) {
    if (!given.contains(name)) {
      throw Refusal.input(
          "its node '%s' (%s) reads '%s', which nothing before it gives"
              .formatted(node.getName(), node.getOpType(), name));
    }
  }

  private static void requireNew(Set<String> given, String name) {
    if (!given.add(name)) {
      throw Refusal.input("two of its nodes give '%s'".formatted(name));
    }
  }

  private void requireFloats() {
    boolean floats =
        graph().getOutputList().stream()
            .map(output -> output.getType().getTensorType().getElemType())
            .anyMatch(type -> type == ElementType.FLOAT || type == 0);
    if (!floats) {
      throw Refusal.input(
          "it gives no float32 tensor, but %s"
              .formatted(
                  words(
                      graph().getOutputList().stream()
                          .map(GraphCheck::withType)
                          .collect(Collectors.toCollection(TreeSet::new)))));
    }
  }

  private static String withType(ValueInfoProto value) {
    int type = value.getType().getTensorType().getElemType();
    return "'%s' (%s)".formatted(value.getName(), ElementType.title(type));
  }

  /**
   * The one input that is no constant.
   *
   * @throws Refusal if there are more, or none
   */
  ValueInfoProto input() {
    Set<String> constants = new HashSet<>(GraphNames.constants(graph()));
    List<ValueInfoProto> inputs =
        graph().getInputList().stream()
            .filter(input -> !constants.contains(input.getName()))
            .toList();
    if (inputs.size() != 1) {
      throw Refusal.input(
          "it takes %d inputs, one with images is known%s (export the part that reads images)"
              .formatted(inputs.size(), inputs.isEmpty() ? "" : ": " + names(inputs)));
    }
    return inputs.get(0);
  }

  private static String names(List<ValueInfoProto> inputs) {
    return words(
        inputs.stream().map(input -> "'" + input.getName() + "'").collect(Collectors.toSet()));
  }

  private static String words(Set<String> names) {
    String some = names.stream().sorted().limit(MOST_NAMED).collect(Collectors.joining(", "));
    return names.size() > MOST_NAMED
        ? some + " and " + (names.size() - MOST_NAMED) + " more"
        : some;
  }
}
