package org.murmuration.graph;

import ai.onnx.proto.OnnxMl.ModelProto;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/**
 * The part of a network that leads to some of its tensors, a model of its own.
 *
 * @param model what is written
 * @param input what it takes
 * @param tensors what it gives, in this order
 */
public record GraphPrefix(ModelProto model, GraphInput input, List<String> tensors) {
  public GraphPrefix {
    tensors = List.copyOf(tensors);
  }

  /** Whether images must come one by one. */
  public boolean fixedBatch() {
    return input.fixedBatch();
  }

  /** As an ONNX file has it. */
  public byte[] bytes() {
    return model.toByteArray();
  }

  /** As an ONNX file. */
  public void writeTo(OutputStream out) throws IOException {
    model.writeTo(out);
  }
}
