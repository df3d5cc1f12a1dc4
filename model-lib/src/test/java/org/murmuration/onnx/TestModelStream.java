package org.murmuration.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.FloatBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.murmuration.refusal.Refused;
import org.murmuration.safetensors.StreamedArray;

final class TestModelStream {
  private static final ModelProto MODEL = ModelProto.newBuilder().setIrVersion(7).build();
  private static final GraphProto GRAPH = GraphProto.newBuilder().setName("g").build();

  private static StreamedArray array(String name, int... shape) {
    List<Integer> sizes = java.util.Arrays.stream(shape).boxed().toList();
    int floats = sizes.stream().reduce(1, (a, b) -> a * b);
    return new StreamedArray(name, sizes, out -> out.write(FloatBuffer.allocate(floats)));
  }

  @Test
  void isTheMessageThatProtobufWouldHaveWritten() throws IOException {
    // Lengths that need one, two and three bytes; the last is longer than one block.
    List<StreamedArray> arrays =
        List.of(array("none", 0), array("a", 3), array("b", 2, 40), array("c", 300_000));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new ModelStream(MODEL, GRAPH, arrays).writeTo(out);
    ModelProto read = ModelProto.parseFrom(out.toByteArray());
    assertThat(read.getSerializedSize()).isEqualTo(out.size());
    assertThat(read.getIrVersion()).isEqualTo(7);
    assertThat(read.getGraph().getName()).isEqualTo("g");
    assertThat(read.getGraph().getInitializerList())
        .extracting(tensor -> tensor.getName() + tensor.getDimsList() + tensor.getRawData().size())
        .containsExactly("none[0]0", "a[3]12", "b[2, 40]320", "c[300000]1200000");
  }

  @Test
  void refusesMoreThanProtobufAllowsBeforeItWritesAnything() {
    StreamedArray large =
        new StreamedArray(
            "fc1.weight",
            List.of(4096, 131_072),
            out -> {
              throw new AssertionError("Nothing may be written");
            });
    Refused.input(
            () ->
                new ModelStream(MODEL, GRAPH, List.of(large))
                    .writeTo(OutputStream.nullOutputStream()))
        .hasMessageMatching(
            "Cannot export as ONNX: the model needs 21474836\\d\\d bytes, one file can have 2147483647 \\(export it as safetensors\\)");
  }
}
