package org.murmuration.graph;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Lets several images in at a time where a file says that one comes, if that is only what was
 * exported: if it is known of each tensor on the way that it has each image's part on one axis.
 */
final class OpenBatch {
  private OpenBatch() {}

  /**
   * The input that the part of a network has.
   *
   * @param part the nodes that belong to it
   * @param tensors what it gives
   */
  static GraphInput of(GraphModel model, Predicate<NodeProto> part, List<String> tensors) {
    GraphInput open = model.input().withBatch(0);
    if (!model.input().fixedBatch()) {
      return open;
    }
    Map<String, Known> known = Inference.of(model.model(), open);
    boolean safe =
        model.model().getGraph().getNodeList().stream()
                .filter(part)
                .allMatch(node -> keepsImagesApart(node, known))
            && tensors.stream().allMatch(tensor -> isOfBatch(known.get(tensor)));
    return safe ? open : model.input();
  }

  private static boolean keepsImagesApart(NodeProto node, Map<String, Known> known) {
    Known first = known.get(node.getOutput(0));
    return !first.ofImages()
        || (first.isWhole()
            && first.sizes().orElseThrow().stream().filter(Extent::isOfBatch).count() == 1
            && !isAcrossImages(node, known));
  }

  private static boolean isOfBatch(Known tensor) {
    return tensor.sizes().orElseThrow().get(0).equals(Extent.BATCH);
  }

  /** A softmax over the axis of the images would mix them and keep all sizes. */
  private static boolean isAcrossImages(NodeProto node, Map<String, Known> known) {
    Known input =
        known.getOrDefault(node.getInputCount() == 0 ? "" : node.getInput(0), Known.NOTHING);
    boolean softens = node.getOpType().contains("Softmax") && new Attributes(node).has("axis");
    return softens
        && input
            .sizes()
            .map(
                sizes ->
                    sizes.get(Step.axis(new Attributes(node).integer("axis", -1), sizes.size())))
            .filter(Extent::isOfBatch)
            .isPresent();
  }
}
