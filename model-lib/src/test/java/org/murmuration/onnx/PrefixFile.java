package org.murmuration.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.murmuration.architecture.ParameterLayout;
import org.murmuration.benchmark.Comparison;
import org.murmuration.image.Preset;
import org.murmuration.network.Classifier;
import org.murmuration.network.FrozenPrefix;
import org.murmuration.network.PretrainedNetwork;
import org.murmuration.network.SmallNetworks;
import org.murmuration.safetensors.StreamedArray;

/** The network as an ONNX model that ends at the cut, with the exporter's own nodes. */
public final class PrefixFile {
  static final String INPUT = "images";
  private static final int OPSET = 13;
  private static final int IR_VERSION = 7;

  private PrefixFile() {}

  /** Writes half a gigabyte. */
  public static void write(Path file) throws IOException {
    try (PretrainedNetwork network = Comparison.network();
        FrozenPrefix prefix = network.endAt(Comparison.CUT);
        Classifier classifier = prefix.then(SmallNetworks.head(prefix.width(), 1));
        OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      new ModelStream(model(), graph(classifier), initializers(classifier)).writeTo(out);
    }
  }

  private static ModelProto model() {
    return ModelProto.newBuilder()
        .setIrVersion(IR_VERSION)
        .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(OPSET))
        .build();
  }

  private static GraphProto graph(Classifier classifier) {
    GraphProto.Builder graph = GraphProto.newBuilder().setName("prefix");
    NodeList nodes = new NodeList(graph);
    PixelInput input = new PixelInput(classifier.input(), Preset.CAFFE, PreprocessingPlace.OUTSIDE);
    graph.addInput(input.declaration());
    String embedding = new LayerNodes(classifier, nodes).addAll(input.addNodes(nodes));
    int width = Comparison.ARCHITECTURE.width(Comparison.CUT);
    graph.addOutput(Declaration.of(embedding, DataType.FLOAT, "embeddings", width));
    return graph.build();
  }

  private static List<StreamedArray> initializers(Classifier classifier) {
    return classifier.parameters().slots().all().stream()
        .filter(slot -> !slot.name().equals(ParameterLayout.HEAD_WEIGHT))
        .filter(slot -> !slot.name().equals(ParameterLayout.HEAD_BIAS))
        .map(slot -> StreamedArray.of(slot.name(), slot, classifier.parameters()))
        .toList();
  }
}
