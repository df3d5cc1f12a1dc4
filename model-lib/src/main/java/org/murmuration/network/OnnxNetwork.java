package org.murmuration.network;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.murmuration.architecture.CutPoint;
import org.murmuration.architecture.Pooling;
import org.murmuration.engine.FrozenPass;
import org.murmuration.graph.GraphBackbone;
import org.murmuration.graph.GraphHead;
import org.murmuration.graph.GraphInput;
import org.murmuration.graph.GraphModel;
import org.murmuration.graph.GraphPrefix;
import org.murmuration.graph.JoinedGraph;
import org.murmuration.graph.Layout;
import org.murmuration.graph.TensorShape;
import org.murmuration.onnxruntime.ModelBytes;
import org.murmuration.onnxruntime.OnnxInput;
import org.murmuration.onnxruntime.OnnxOutput;
import org.murmuration.onnxruntime.OnnxOutput.Reading;
import org.murmuration.onnxruntime.OnnxPass;
import org.murmuration.onnxruntime.TensorShapes;
import org.murmuration.refusal.Refusal;

/** How a network that came as ONNX computes: as its file has it, by ONNX Runtime. */
public final class OnnxNetwork {
  private OnnxNetwork() {}

  /**
   * From images to embeddings, {@code [n, height, width, 3] -> [n, width]} for each cut.
   *
   * @param pruned an ONNX file that ends at the cuts; read to its end, not closed
   * @return what the caller closes
   * @throws Refusal if it does not run here, or gives something else
   */
  public static FrozenPass prefix(GraphBackbone network, List<CutPoint> cuts, InputStream pruned)
      throws IOException {
    List<OnnxOutput> outputs = cuts.stream().map(cut -> output(network, cut)).toList();
    FrozenPass pass = pass(network, outputs, pruned);
    List<Integer> widths = cuts.stream().map(network::width).toList();
    if (!pass.widths().equals(widths)) {
      List<Integer> found = pass.widths();
      pass.close();
      throw Refusal.input(
          "Cannot use %s: its file gives embeddings of %s floats, its folder says %s (import it again)"
              .formatted(network.id(), found, widths));
    }
    return pass;
  }

  /**
   * From images to the only thing that a model gives, {@code [n, height, width, 3] -> [n,
   * outputs]}.
   *
   * @param model an ONNX file; read to its end, not closed
   * @return what the caller closes
   * @throws Refusal if it does not run here
   */
  public static FrozenPass whole(GraphBackbone network, InputStream model) throws IOException {
    try (ModelBytes bytes = ModelBytes.read(model)) {
      return OnnxPass.whole(input(network.description().input()), bytes);
    }
  }

  /**
   * The classifier that computes, in one graph, what a network up to a cut and that head compute in
   * two steps.
   *
   * @param metadata what the file says of itself, text by name
   * @throws Refusal if the head wants embeddings of another width
   */
  public static JoinedGraph join(
      GraphBackbone network,
      GraphModel model,
      CutPoint cut,
      TrainedHead head,
      Map<String, String> metadata) {
    head.requireWidth(network.width(cut));
    List<GraphHead.Dense> layers =
        head.layers().stream()
            .map(layer -> new GraphHead.Dense(layer.weights(), layer.biases()))
            .toList();
    return model.join(cut, network.tensor(cut), new GraphHead(layers), metadata);
  }

  private static FrozenPass pass(GraphBackbone network, List<OnnxOutput> outputs, InputStream model)
      throws IOException {
    try (ModelBytes bytes = ModelBytes.read(model)) {
      return OnnxPass.of(input(network.description().input()), outputs, bytes);
    }
  }

  private static OnnxInput input(GraphInput input) {
    return new OnnxInput(
        input.name(),
        input.shape(),
        input.layout() == Layout.NCHW
            ? OnnxInput.Axes.CHANNELS_FIRST
            : OnnxInput.Axes.CHANNELS_LAST);
  }

  private static OnnxOutput output(GraphBackbone network, CutPoint cut) {
    network.width(cut); // Refuses what cannot be.
    return new OnnxOutput(cut.layer(), reading(network.tensor(cut), cut.pooling()));
  }

  private static Reading reading(TensorShape shape, Pooling pooling) {
    if (shape.sizes().size() == 1) {
      return Reading.AS_IT_IS;
    }
    boolean first = shape.channelAxis() == 0;
    return switch (pooling) {
      case AVERAGE -> first ? Reading.AVERAGE_OF_CHANNELS_FIRST : Reading.AVERAGE_OF_CHANNELS_LAST;
      case FLATTEN -> first ? Reading.CHANNELS_LAST : Reading.AS_IT_IS;
    };
  }

  /**
   * What tensors of a network are shaped as, by trying; those that give no float32 are left out.
   *
   * @return of each for one image, {@code [1, ...]}
   * @throws Refusal if ONNX Runtime does not take the network
   */
  public static Map<String, long[]> shapes(GraphPrefix network) throws IOException {
    try (ModelBytes bytes = ModelBytes.read(new ByteArrayInputStream(network.bytes()))) {
      return TensorShapes.of(input(network.input()), network.tensors(), bytes);
    }
  }
}
