package org.murmuration.graph;

import ai.onnx.proto.OnnxMl.ModelProto;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.murmuration.architecture.CutPoint;
import org.murmuration.image.ImageShape;
import org.murmuration.refusal.Refusal;

/** A network as an ONNX file has it, checked, with all its weights inside. */
public final class GraphModel {
  private final ModelProto model;
  private final GraphInput input;

  GraphModel(ModelProto model, GraphInput input) {
    this.model = model;
    this.input = input;
  }

  /**
   * Reads a model to its end.
   *
   * @param beside where weights lie that are no part of the file
   * @param location of the file, for messages
   * @throws Refusal if it is no ONNX model, is broken, is larger than protobuf allows, has
   *     operators of its own, or takes anything but images
   */
  public static GraphModel read(InputStream file, Beside beside, String location)
      throws IOException {
    ModelProto read = ModelMessage.read(file, location);
    try {
      GraphCheck check = new GraphCheck(read);
      check.require();
      GraphInput input = GraphInput.of(check.input());
      return new GraphModel(ExternalData.inside(read, beside), input);
    } catch (Refusal why) {
      throw Refusal.input("Cannot use %s: %s".formatted(location, why.getMessage()), why);
    }
  }

  public GraphInput input() {
    return input;
  }

  /** Of ONNX's own operators. */
  public int opset() {
    return (int) GraphCheck.opset(model);
  }

  /** Of the file that it would be. */
  public long bytes() {
    return model.getSerializedSize();
  }

  ModelProto model() {
    return model;
  }

  /**
   * The same network for images of one size.
   *
   * @param shape {@code [height, width, 3]}
   * @throws Refusal if it takes another size
   */
  public GraphModel sized(ImageShape shape) {
    return new GraphModel(model, input.sized(shape));
  }

  /**
   * The part that leads to some tensors.
   *
   * @throws Refusal if one is none that depends on the images
   */
  public GraphPrefix prefix(List<String> tensors) {
    return Pruning.of(this, tensors);
  }

  /**
   * What it is, without its weights.
   *
   * @param id a name for people
   * @throws Refusal if the size of its images is open, or nothing in it can be cut
   */
  public GraphDescription describe(String id) {
    return Describing.of(this, id);
  }

  /**
   * The network up to a cut, and a head on it, in one graph.
   *
   * @param shape of what it gives where it is cut
   * @param metadata what the file says of itself, text by name
   */
  public JoinedGraph join(
      CutPoint cut, TensorShape shape, GraphHead head, Map<String, String> metadata) {
    return Joining.of(prefix(List.of(cut.layer())), shape, cut, head, metadata);
  }

  /** What the file says of itself, text by name. */
  public Map<String, String> metadata() {
    Map<String, String> metadata = new LinkedHashMap<>();
    model.getMetadataPropsList().forEach(entry -> metadata.put(entry.getKey(), entry.getValue()));
    return metadata;
  }

  /** All of it, as an ONNX file. */
  public void writeTo(OutputStream out) throws IOException {
    model.writeTo(out);
  }

  Map<String, Known> known() {
    return Inference.of(model, input);
  }
}
