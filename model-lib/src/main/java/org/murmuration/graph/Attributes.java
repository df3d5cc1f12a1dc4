package org.murmuration.graph;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.List;
import java.util.Optional;

/** What a node is told besides its inputs. */
record Attributes(NodeProto node) {
  Optional<AttributeProto> named(String name) {
    return node.getAttributeList().stream()
        .filter(attribute -> attribute.getName().equals(name))
        .findFirst();
  }

  boolean has(String name) {
    return named(name).isPresent();
  }

  long integer(String name, long otherwise) {
    return named(name).map(AttributeProto::getI).orElse(otherwise);
  }

  /** Such as the sizes of a window; empty if it is left to the operator. */
  Optional<List<Long>> integers(String name) {
    return named(name).map(AttributeProto::getIntsList);
  }

  String text(String name, String otherwise) {
    return named(name).map(attribute -> attribute.getS().toStringUtf8()).orElse(otherwise);
  }
}
