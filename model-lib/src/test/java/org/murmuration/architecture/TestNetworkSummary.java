package org.murmuration.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.murmuration.architecture.NetworkSummary.Row;
import org.murmuration.network.Classifier;
import org.murmuration.network.SmallNetworks;

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
    assertThat(ParameterLayout.of(architecture).length()).isEqualTo(parameters);
  }

  @Test
  void hasARowALayer() {
    List<Row> rows = NetworkSummary.of(Architecture.vgg16()).rows();
    assertThat(rows.stream().map(Row::layer))
        .containsExactlyElementsOf(Architecture.vgg16().layers());
    assertThat(rows)
        .extracting(Row::name, Row::kind, Row::shape, row -> row.cost().parameters())
        .contains(
            tuple("input", LayerKind.INPUT, LayerShape.image(224, 224, 3), 0L),
            tuple(
                "block1_conv1",
                LayerKind.CONVOLUTION,
                LayerShape.image(224, 224, 64),
                3 * 3 * 3 * 64 + 64L),
            tuple("fc1_dropout", LayerKind.DROPOUT, LayerShape.vector(4096), 0L),
            tuple("predictions", LayerKind.DENSE, LayerShape.vector(1000), 4096 * 1000 + 1000L));
  }

  @Test
  void printsTheCutNetworkAsNeuPyDoes() {
    assertThat(NetworkSummary.ofPrefix(Architecture.vgg16(), CutPoint.at("fc2")).line())
        .isEqualTo("(?, 224, 224, 3) -> [... 38 layers ...] -> (?, 4096)");
  }

  @ParameterizedTest
  @CsvSource({"AVERAGE, AVERAGE_POOL", "FLATTEN, FLATTEN"})
  void endsAnImageLikeCutWithItsPooling(Pooling pooling, LayerKind kind) {
    CutPoint cut = new CutPoint("features.12", pooling);
    NetworkSummary prefix = NetworkSummary.ofPrefix(SmallNetworks.squeezeNet(), cut);
    Row last = prefix.rows().get(prefix.rows().size() - 1);
    assertThat(last.name()).isEqualTo("embedding");
    assertThat(last.kind()).isEqualTo(kind);
    assertThat(last.layer().inputs()).containsExactly("features.12");
    assertThat(last.shape()).isEqualTo(LayerShape.vector(SmallNetworks.squeezeNet().width(cut)));
  }

  @ParameterizedTest
  @CsvSource({"fc2, 9, fc2_relu", "block3_pool, 5, embedding"})
  void endsAClassifierWithItsHead(String cut, int width, String below) {
    CutPoint cutPoint = CutPoint.at(cut);
    NetworkSummary classifier =
        NetworkSummary.ofClassifier(SmallNetworks.vgg11(), cutPoint, HiddenLayers.NONE, 3);
    List<Row> rows = classifier.rows();
    assertThat(rows.subList(rows.size() - 3, rows.size()))
        .extracting(Row::name)
        .containsExactly(below, "head", "head_softmax");
    assertThat(classifier.output()).isEqualTo(LayerShape.vector(3));
    assertThat(rows.get(rows.size() - 2).cost().parameters()).isEqualTo(3 * width + 3);
    assertThat(classifier.parameters())
        .isEqualTo(
            Classifier.slots(SmallNetworks.vgg11(), cutPoint, HiddenLayers.NONE, 3).length());
  }

  @Test
  void showsTheHiddenLayersOfAHead() {
    HiddenLayers hidden = new HiddenLayers(List.of(6, 5));
    CutPoint cut = CutPoint.at("fc2");
    NetworkSummary classifier = NetworkSummary.ofClassifier(SmallNetworks.vgg11(), cut, hidden, 3);
    List<Row> rows = classifier.rows();
    assertThat(rows.subList(rows.size() - 6, rows.size()))
        .extracting(Row::name)
        .containsExactly(
            "head.hidden1",
            "head.hidden1_relu",
            "head.hidden2",
            "head.hidden2_relu",
            "head",
            "head_softmax");
    assertThat(classifier.parameters())
        .isEqualTo(Classifier.slots(SmallNetworks.vgg11(), cut, hidden, 3).length());
  }
}
