package org.murmuration.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.murmuration.architecture.Architecture;
import org.murmuration.architecture.CutPoint;
import org.murmuration.architecture.CutSummary;
import org.murmuration.architecture.Family;
import org.murmuration.architecture.NetworkSummary;
import org.murmuration.network.SmallNetworks;
import org.w3c.dom.Element;

class TestNetworkPicture {
  @ParameterizedTest
  @MethodSource("org.murmuration.architecture.Family#all")
  void namesEachLayerOnce(Family family) throws Exception {
    NetworkSummary network = NetworkSummary.of(SmallNetworks.of(family));
    List<String> texts = texts(parse(NetworkPicture.of(network, "a network")));
    for (NetworkSummary.Row row : network.rows()) {
      // An input, a flatten or a softmax may be named as its kind, which the legend names too.
      boolean isInLegend = row.name().equals(Words.legend(row.kind()));
      assertThat(texts.stream().filter(row.name()::equals))
          .as(row.name())
          .hasSize(isInLegend ? 2 : 1);
    }
  }

  @Test
  void saysTheShapeOnEachArrow() throws Exception {
    NetworkSummary network = NetworkSummary.of(Architecture.named("squeezenet1_1"));
    List<String> texts = texts(parse(NetworkPicture.of(network, "a network")));
    // Parted: twice before the expanding layers. Joined: once for each of them.
    assertThat(texts.stream().filter("55×55×16"::equals)).hasSize(2 * 2);
    assertThat(texts.stream().filter("55×55×64"::equals)).hasSize(1 + 2 * 2);
    assertThat(texts.stream().filter("13×13×1000"::equals)).hasSize(1);
    assertThat(texts.stream().filter("1000"::equals)).hasSize(2);
  }

  @Test
  void escapesWhatIsSaidFromOutside() throws Exception {
    NetworkSummary network = NetworkSummary.of(SmallNetworks.vgg11());
    CutMark cut = new CutMark("fc2_relu", Set.of(), "<b>", "a & \"b\"");
    Element svg = parse(NetworkPicture.of(network, "</title><script>'x'", cut));
    assertThat(svg.getElementsByTagName("title").item(0).getTextContent())
        .isEqualTo("</title><script>'x'");
    assertThat(texts(svg)).contains("</title><script>'x'", "<b>", "a & \"b\"");
    assertThat(svg.getElementsByTagName("script").getLength()).isZero();
  }

  @Test
  void bringsAllThatItNeeds() {
    String svg = NetworkPicture.of(NetworkSummary.of(Architecture.vgg16()), "vgg16");
    assertThat(svg.replaceFirst("xmlns=\"http://www.w3.org/2000/svg\"", ""))
        .doesNotContain("http", "href", "url(", "<script", "<style", "@import");
    assertThat(svg).contains("role=\"img\"", "<title id=", "<desc id=");
  }

  @ParameterizedTest
  @CsvSource({
    "vgg16, fc2",
    "vgg16, block4_pool",
    "vgg11, predictions_softmax",
    "squeezenet1_1, features.12",
    "squeezenet1_1, features.9.expand3x3"
  })
  void greysWhatTheCutLeavesOut(Family family, String layer) throws Exception {
    CutSummary cut = CutSummary.of(SmallNetworks.of(family), CutPoint.at(layer));
    CutMark mark = new CutMark(cut.last(), cut.leftOut(), "cut here", "");
    Element svg = parse(NetworkPicture.of(cut.whole(), "a network", mark));
    List<String> names = cut.whole().rows().stream().map(NetworkSummary.Row::name).toList();
    assertThat(
            elements(svg, "text").stream()
                .filter(text -> text.getAttribute("fill").equals(Colours.LEFT_OUT.text()))
                .map(Element::getTextContent)
                .filter(names::contains))
        .containsExactlyInAnyOrderElementsOf(cut.leftOut());
    assertThat(texts(svg).stream().filter("cut here"::equals)).hasSize(1);
    assertThat(
            elements(svg, "path").stream()
                .filter(path -> !path.getAttribute("stroke-dasharray").isEmpty()))
        .hasSize(1);
  }

  private static List<String> texts(Element svg) {
    return elements(svg, "text").stream().map(Element::getTextContent).toList();
  }

  private static List<Element> elements(Element svg, String tag) {
    return IntStream.range(0, svg.getElementsByTagName(tag).getLength())
        .mapToObj(i -> (Element) svg.getElementsByTagName(tag).item(i))
        .toList();
  }

  private static Element parse(String xml) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)))
        .getDocumentElement();
  }
}
