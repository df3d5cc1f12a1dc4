package org.murmuration.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.murmuration.image.Preset;
import org.murmuration.network.Classifier;
import org.murmuration.safetensors.StreamedArray;

/**
 * A classifier as an ONNX model: images in, probabilities of the labels out, the size of a batch
 * left open.
 *
 * @param preset how pixels become the network's input
 * @param preprocessing whether the model does that itself
 * @param version of this program
 */
public record OnnxFile(Preset preset, PreprocessingPlace preprocessing, String version) {
  private static final int OPSET = 13;

  /** The first that knows operator set 13 (ONNX's Versioning.md). */
  private static final int IR_VERSION = 7;

  /**
   * Writes the model. Its weights go from the classifier's memory to the stream in blocks.
   *
   * @param notes become the model's metadata, with one about the input and one about the output
   * @throws org.murmuration.refusal.Refusal if the model is larger than protobuf allows
   */
  public void write(Classifier classifier, Map<String, String> notes, OutputStream out)
      throws IOException {
    GraphProto.Builder graph = GraphProto.newBuilder().setName("murmuration");
    NodeList nodes = new NodeList(graph);
    PixelInput input = new PixelInput(classifier.input(), preset, preprocessing);
    ProbabilityOutput output = new ProbabilityOutput(classifier);
    graph.addInput(input.declaration());
    String pixels = input.addNodes(nodes);
    String features = new LayerNodes(classifier, nodes).addAll(pixels);
    graph.addOutput(output.addNodes(nodes, features));
    Map<String, String> metadata = new LinkedHashMap<>(notes);
    metadata.put("input", input.description());
    metadata.put("output", output.description());
    ModelProto model = model(metadata, input.description() + ". " + output.description());
    new ModelStream(model, graph.build(), initializers(classifier)).writeTo(out);
  }

  private ModelProto model(Map<String, String> metadata, String description) {
    ModelProto.Builder model =
        ModelProto.newBuilder()
            .setIrVersion(IR_VERSION)
            .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(OPSET))
            .setProducerName("Murmuration")
            .setProducerVersion(version)
            .setDocString("Image classifier. " + description);
    metadata.forEach(
        (key, value) ->
            model.addMetadataProps(
                StringStringEntryProto.newBuilder().setKey(key).setValue(value)));
    return model.build();
  }

  private static List<StreamedArray> initializers(Classifier classifier) {
    return classifier.parameters().slots().all().stream()
        .map(slot -> StreamedArray.of(slot.name(), slot, classifier.parameters()))
        .toList();
  }
}
