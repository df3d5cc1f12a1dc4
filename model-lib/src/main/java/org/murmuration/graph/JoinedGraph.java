package org.murmuration.graph;

import ai.onnx.proto.OnnxMl.ModelProto;
import java.io.IOException;
import java.io.OutputStream;

/**
 * A network up to a cut, pooling and head in one graph: images in, probabilities out.
 *
 * @param model what is written
 */
public record JoinedGraph(ModelProto model) {
  /** As an ONNX file has it. */
  public byte[] bytes() {
    return model.toByteArray();
  }

  /** As an ONNX file. */
  public void writeTo(OutputStream out) throws IOException {
    model.writeTo(out);
  }
}
