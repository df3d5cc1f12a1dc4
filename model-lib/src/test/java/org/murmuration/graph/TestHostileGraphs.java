package org.murmuration.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.murmuration.refusal.Refusal;

class TestHostileGraphs {
  /** A network whose first weights lie in a file. */
  static ModelProto outside(String location, String offset) {
    ModelProto.Builder model = Nets.small(0).toBuilder();
    TensorProto.Builder tensor = model.getGraphBuilder().getInitializerBuilder(0);
    tensor.clearRawData().setDataLocation(TensorProto.DataLocation.EXTERNAL);
    tensor.addExternalData(entry("location", location)).addExternalData(entry("offset", offset));
    return model.build();
  }

  private static StringStringEntryProto entry(String key, String value) {
    return StringStringEntryProto.newBuilder().setKey(key).setValue(value).build();
  }

  private static void refused(ModelProto model, String why) {
    assertThatThrownBy(() -> Nets.read(model))
        .isInstanceOf(Refusal.class)
        .hasMessageStartingWith("Cannot use net.onnx: ")
        .hasMessageContaining(why);
  }

  @Test
  void readsWeightsThatLieBeside() throws Exception {
    List<String> opened = new ArrayList<>();
    byte[] weights = Nets.small(0).getGraph().getInitializer(0).getRawData().toByteArray();
    byte[] file = new byte[64 + weights.length];
    System.arraycopy(weights, 0, file, 64, weights.length);
    GraphModel model =
        GraphModel.read(
            new ByteArrayInputStream(outside("./ä w.bin", "64").toByteArray()),
            name -> {
              opened.add(name);
              return new ByteArrayInputStream(file);
            },
            "net.onnx");
    assertThat(opened).containsExactly("ä w.bin");
    assertThat(model.model().getGraph().getInitializer(0))
        .isEqualTo(
            Nets.small(0).getGraph().getInitializer(0).toBuilder()
                .setDataLocation(TensorProto.DataLocation.DEFAULT)
                .build());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/etc/passwd",
        "../w.bin",
        "a/../../w.bin",
        "..",
        ".",
        "",
        "a/b.bin",
        "a\\b",
        "C:w",
        "s3a:w"
      })
  void opensNothingElsewhere(String location) {
    assertThatThrownBy(
            () ->
                GraphModel.read(
                    new ByteArrayInputStream(outside(location, "0").toByteArray()),
                    name -> {
                      throw new AssertionError("opened " + name);
                    },
                    "net.onnx"))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("only files of the same folder are read");
  }

  @Test
  void namesAFileThatIsNotThereOrTooShort() {
    refused(outside("w.bin", "0"), "in 'w.bin', which is not beside it");
    assertThatThrownBy(
            () ->
                GraphModel.read(
                    new ByteArrayInputStream(outside("w.bin", "999999999999").toByteArray()),
                    name -> new ByteArrayInputStream(new byte[100]),
                    "net.onnx"))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("which ends before");
  }

  @Test
  void reservesNothingForAClaim() {
    ModelProto.Builder model = outside("w.bin", "0").toBuilder();
    model.getGraphBuilder().getInitializerBuilder(0).setDims(0, 1L << 40);
    refused(model.build(), "an ONNX model can have");
    ModelProto.Builder inside = Nets.small(0).toBuilder();
    inside.getGraphBuilder().getInitializerBuilder(0).setDims(0, 1L << 40);
    refused(inside.build(), "it claims");
    inside.getGraphBuilder().getInitializerBuilder(0).setDims(0, -1);
    refused(inside.build(), "its shape is");
  }

  @Test
  void namesOperatorsOfItsOwn() {
    ModelProto.Builder model = Nets.small(0).toBuilder();
    model.getGraphBuilder().getNodeBuilder(1).setDomain("acme").setOpType("Fold");
    refused(model.build(), "operators of its own: acme.Fold");
  }

  @Test
  void wantsOneInputWithImages() {
    ModelProto.Builder two = Nets.small(0).toBuilder();
    two.getGraphBuilder().addInput(Nets.input("mask", 0, 7));
    refused(two.build(), "it takes 2 inputs, one with images is known: 'images', 'mask'");
    ModelProto.Builder flat = Nets.small(0).toBuilder();
    flat.getGraphBuilder().setInput(0, Nets.input("images", 0, 768));
    refused(flat.build(), "its input 'images' is [open, 768]");
    ModelProto.Builder bytes = Nets.small(0).toBuilder();
    bytes
        .getGraphBuilder()
        .getInputBuilder(0)
        .getTypeBuilder()
        .getTensorTypeBuilder()
        .setElemType(2);
    refused(bytes.build(), "its input 'images' is uint8");
    ModelProto.Builder eight = Nets.small(0).toBuilder();
    eight.getGraphBuilder().setInput(0, Nets.input("images", 8, 3, 16, 16));
    refused(eight.build(), "batches of 8 images");
  }

  @Test
  void refusesNodesThatAreOutOfOrder() {
    ModelProto.Builder model = Nets.small(0).toBuilder();
    model.getGraphBuilder().getNodeBuilder(0).setInput(0, "nowhere");
    refused(model.build(), "reads 'nowhere', which nothing before it gives");
  }

  @Test
  void refusesSubgraphsWithoutEnd() {
    ModelProto.Builder model = Nets.small(0).toBuilder();
    var graph = model.getGraphBuilder().build();
    for (int i = 0; i < 25; i++) {
      graph =
          Nets.small(0).getGraph().toBuilder()
              .addNode(
                  NodeProto.newBuilder()
                      .setOpType("If")
                      .addAttribute(AttributeProto.newBuilder().setName("then").setG(graph)))
              .build();
    }
    ModelProto deep = model.setGraph(graph).build();
    assertThatThrownBy(() -> Nets.read(deep))
        .isInstanceOf(Refusal.class)
        .hasMessage("Cannot read net.onnx: its sub-graphs lie in each other, more than 20 deep");
  }

  @Test
  void saysThatATextIsNoModel() {
    assertThatThrownBy(
            () ->
                GraphModel.read(
                    new ByteArrayInputStream(
                        "<html>".getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                    Beside.NOTHING,
                    "net.onnx"))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("no ONNX model");
  }
}
