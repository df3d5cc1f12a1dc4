package org.murmuration.graph;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.FunctionProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.SparseTensorProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.io.IOException;

/** Goes through all constant tensors of a model, wherever they stand, and may put others there. */
record Tensors(Change change) {
  /** What becomes of a tensor. */
  interface Change {
    TensorProto of(TensorProto tensor) throws IOException;
  }

  ModelProto in(ModelProto model) throws IOException {
    ModelProto.Builder changed = model.toBuilder().setGraph(in(model.getGraph()));
    for (int i = 0; i < model.getFunctionsCount(); i++) {
      changed.setFunctions(i, in(model.getFunctions(i)));
    }
    return changed.build();
  }

  private FunctionProto in(FunctionProto function) throws IOException {
    FunctionProto.Builder changed = function.toBuilder();
    for (int i = 0; i < function.getNodeCount(); i++) {
      changed.setNode(i, in(function.getNode(i)));
    }
    return changed.build();
  }

  private GraphProto in(GraphProto graph) throws IOException {
    GraphProto.Builder changed = graph.toBuilder();
    for (int i = 0; i < graph.getInitializerCount(); i++) {
      changed.setInitializer(i, change.of(graph.getInitializer(i)));
    }
    for (int i = 0; i < graph.getSparseInitializerCount(); i++) {
      changed.setSparseInitializer(i, in(graph.getSparseInitializer(i)));
    }
    for (int i = 0; i < graph.getNodeCount(); i++) {
      changed.setNode(i, in(graph.getNode(i)));
    }
    return changed.build();
  }

  private SparseTensorProto in(SparseTensorProto sparse) throws IOException {
    return sparse.toBuilder()
        .setValues(change.of(sparse.getValues()))
        .setIndices(change.of(sparse.getIndices()))
        .build();
  }

  private NodeProto in(NodeProto node) throws IOException {
    NodeProto.Builder changed = node.toBuilder();
    for (int i = 0; i < node.getAttributeCount(); i++) {
      changed.setAttribute(i, in(node.getAttribute(i)));
    }
    return changed.build();
  }

  private AttributeProto in(AttributeProto attribute) throws IOException {
    AttributeProto.Builder changed = attribute.toBuilder();
    if (attribute.hasT()) {
      changed.setT(change.of(attribute.getT()));
    }
    for (int i = 0; i < attribute.getTensorsCount(); i++) {
      changed.setTensors(i, change.of(attribute.getTensors(i)));
    }
    if (attribute.hasG()) {
      changed.setG(in(attribute.getG()));
    }
    for (int i = 0; i < attribute.getGraphsCount(); i++) {
      changed.setGraphs(i, in(attribute.getGraphs(i)));
    }
    if (attribute.hasSparseTensor()) {
      changed.setSparseTensor(in(attribute.getSparseTensor()));
    }
    return changed.build();
  }
}
