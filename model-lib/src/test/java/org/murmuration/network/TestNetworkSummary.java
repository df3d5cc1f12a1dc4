package org.murmuration.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestNetworkSummary {
  @Test
  void printsVgg16AsNeuPyDoes() {
    assertThat(NetworkSummary.of(Architecture.vgg16()).line())
        .isEqualTo("(?, 224, 224, 3) -> [... 41 layers ...] -> (?, 1000)");
  }

  /** Totals that Keras and torchvision publish for these networks. */
  @ParameterizedTest
  @CsvSource({
    "vgg11, 132863336",
    "vgg13, 133047848",
    "vgg16, 138357544",
    "vgg19, 143667240",
    "squeezenet1_1, 1235496"
  })
  void countsThePublishedParameters(String family, long parameters) {
    Architecture architecture = Architecture.named(family);
    assertThat(NetworkSummary.of(architecture).parameters()).isEqualTo(parameters);
    assertThat(Slots.of(architecture).length()).isEqualTo(parameters);
  }

  @Test
  void hasARowALayer() {
    List<NetworkSummary.Row> rows = NetworkSummary.of(Architecture.vgg16()).rows();
    assertThat(rows)
        .contains(
            row("input", LayerKind.INPUT, LayerShape.image(224, 224, 3), 0),
            row(
                "block1_conv1",
                LayerKind.CONVOLUTION,
                LayerShape.image(224, 224, 64),
                3 * 3 * 3 * 64 + 64),
            row("fc1_dropout", LayerKind.DROPOUT, LayerShape.vector(4096), 0),
            row("predictions", LayerKind.DENSE, LayerShape.vector(1000), 4096 * 1000 + 1000));
    assertThat(rows.stream().map(NetworkSummary.Row::name))
        .containsExactlyElementsOf(
            Architecture.vgg16().layers().stream().map(Layer::name).toList());
  }

  private static NetworkSummary.Row row(
      String name, LayerKind kind, LayerShape shape, long parameters) {
    return new NetworkSummary.Row(name, kind, shape, parameters);
  }
}
