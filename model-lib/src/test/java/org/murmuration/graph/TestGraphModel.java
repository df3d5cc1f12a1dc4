package org.murmuration.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.murmuration.architecture.CutPoint;
import org.murmuration.architecture.NetworkSummary;

class TestGraphModel {
  static Stream<Arguments> nets() {
    return Stream.of(
        Arguments.of("small", Nets.small(0), "flatten"),
        Arguments.of("small, one at a time", Nets.small(1), "flatten"),
        Arguments.of("residual", Nets.residual(0), "reducemean"),
        Arguments.of("mobile", Nets.mobile(1), "globalaveragepool14"),
        Arguments.of("transformer", Nets.transformer(0, true), "gather"),
        Arguments.of("tower", Nets.transformer(0, false), "gather"));
  }

  /** The whole with one of its inner tensors as another output. */
  private static ModelProto showing(ModelProto model, String tensor) {
    ModelProto.Builder showing = model.toBuilder();
    showing.getGraphBuilder().clearOutput().addOutput(ValueInfoProto.newBuilder().setName(tensor));
    model.getGraph().getOutputList().stream()
        .filter(output -> !output.getName().equals(tensor))
        .forEach(showing.getGraphBuilder()::addOutput);
    return showing.build();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("nets")
  void givesAtEachCutWhatTheWholeHasThere(String name, ModelProto net, String cut)
      throws Exception {
    GraphModel model = Nets.read(net);
    for (GraphLayer layer : model.describe("net").layers()) {
      GraphPrefix prefix = model.prefix(List.of(layer.name()));
      try (GraphRun part = GraphRun.load(prefix.model());
          GraphRun whole = GraphRun.load(showing(net, layer.name()))) {
        GraphRun.Output found = part.run(model.input(), 1, 5).get(0);
        assertThat(found.values())
            .as(layer.name())
            .isEqualTo(whole.run(model.input(), 1, 5).get(0).values());
        if (layer.shape().isKnown()) {
          assertThat(Arrays.stream(found.shape()).skip(1).mapToObj(size -> (int) size))
              .as(layer.name())
              .isEqualTo(layer.shape().sizes());
        }
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("nets")
  void takesManyImagesWhereThatIsTheSame(String name, ModelProto net, String cut) throws Exception {
    GraphModel model = Nets.read(net);
    GraphPrefix prefix = model.prefix(List.of(model.describe("net").defaultCut()));
    assertThat(prefix.fixedBatch()).isFalse();
    int size = model.input().shape().size();
    float[] pixels = GraphRun.random(2 * size, 9);
    try (GraphRun part = GraphRun.load(prefix.model())) {
      float[] both = part.run(model.input(), 2, pixels).get(0).values();
      float[] second =
          part.run(model.input(), 1, Arrays.copyOfRange(pixels, size, 2 * size)).get(0).values();
      assertThat(Arrays.copyOfRange(both, second.length, both.length))
          .containsExactly(second, within(1e-6f));
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("nets")
  void cutsBeforeTheLastDenseLayer(String name, ModelProto net, String cut) throws Exception {
    GraphDescription graph = Nets.read(net).describe("net");
    assertThat(graph.defaultCut()).startsWith(cut);
    assertThat(graph.unknown()).isEmpty();
    assertThat(graph.likely()).startsWith(graph.defaultCut());
  }

  @Test
  void countsWeightsAndWhatIsDoneWithThem() throws Exception {
    NetworkSummary summary = Nets.read(Nets.small(0)).describe("net").backbone().summary();
    long first = 8 * 3 * 3 * 3;
    long second = 12 * 8 * 3 * 3;
    long dense = 5 * 12;
    assertThat(summary.parameters()).isEqualTo(first + 8 + second + 12 + dense + 5);
    assertThat(summary.total().flops()).isEqualTo(2 * (first * 16 * 16 + second * 4 * 4 + dense));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("nets")
  void joinsAHeadEvenTwice(String name, ModelProto net, String cut) throws Exception {
    GraphModel model = Nets.read(net);
    GraphBackbone backbone = model.describe("net").backbone();
    CutPoint at = backbone.defaultCut();
    int width = backbone.width(at);
    GraphHead head =
        new GraphHead(
            List.of(
                new GraphHead.Dense(GraphRun.random(6 * width, 1), GraphRun.random(6, 2)),
                new GraphHead.Dense(GraphRun.random(3 * 6, 3), GraphRun.random(3, 4))));
    JoinedGraph joined = model.join(at, backbone.tensor(at), head, Map.of("labels", "[]"));
    GraphModel again = Nets.read(ModelProto.parseFrom(joined.bytes()));
    GraphBackbone second = again.describe("again").backbone();
    CutPoint hidden = second.defaultCut();
    assertThat(second.width(hidden)).isEqualTo(6);
    GraphHead other =
        new GraphHead(
            List.of(new GraphHead.Dense(GraphRun.random(2 * 6, 5), GraphRun.random(2, 6))));
    JoinedGraph twice = again.join(hidden, second.tensor(hidden), other, Map.of());
    try (GraphRun runtime = GraphRun.load(ModelProto.parseFrom(twice.bytes()))) {
      float[] probabilities = runtime.run(model.input(), 1, 8).get(0).values();
      assertThat(probabilities).hasSize(2);
      assertThat(probabilities[0] + probabilities[1]).isCloseTo(1, within(1e-5f));
    }
  }
}
