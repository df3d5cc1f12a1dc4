package org.murmuration.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.murmuration.evaluation.EvaluationReport.Epoch;
import org.w3c.dom.Element;

class TestPictures {
  @Test
  void matrixIsWellFormedAndHasAFieldForEachCountThatIsNotZero() throws Exception {
    Element svg =
        parse(
            ConfusionMatrixSvg.of(
                Reports.matrix(List.of("<b>", "a & b".repeat(40)), new long[][] {{7, 0}, {1, 2}})));
    assertThat(svg.getElementsByTagName("title").item(0).getTextContent())
        .isEqualTo("Confusion matrix of 2 labels");
    assertThat(svg.getElementsByTagName("rect").getLength()).isEqualTo(1 + 3);
    assertThat(svg.getTextContent()).contains("named as <b>");
  }

  @Test
  void curveLeavesAGapWhereNothingWasMeasured() throws Exception {
    List<Epoch> history =
        IntStream.rangeClosed(1, 5)
            .mapToObj(i -> new Epoch(i, 1.0 / i, i == 3 ? Double.NaN : 1, Double.NaN))
            .toList();
    Element curves = parse(LearningCurveSvg.of(Reports.report().withHistory(history)));
    assertThat(curves.getElementsByTagName("svg").getLength()).isEqualTo(1);
    assertThat(path(curves, "line validation").chars().filter(c -> c == 'M')).hasSize(2);
    assertThat(path(curves, "line train").chars().filter(c -> c == 'M')).hasSize(1);
  }

  @Test
  void curveOfManyEpochsIsThinnedAndKeepsItsEnds() throws Exception {
    List<Epoch> history =
        IntStream.rangeClosed(1, 10_000).mapToObj(i -> new Epoch(i, 1.0 / i, 1, 0.5)).toList();
    Element curves = parse(LearningCurveSvg.of(Reports.report().withHistory(history)));
    String line = path(curves, "line train");
    assertThat(line.chars().filter(c -> c == 'L').count()).isBetween(300L, 500L);
    assertThat(line).startsWith("M46.0 ").contains("L386.0 ");
  }

  @Test
  void labelsAreCutInTheMiddle() {
    assertThat(ShortLabel.fit("cat", 14)).isEqualTo("cat");
    String cut = ShortLabel.fit("n02085620-a-very-long-name-Chihuahua", 14);
    assertThat(cut).startsWith("n02085620").endsWith("huahua").contains("…");
    assertThat(ShortLabel.ems(cut)).isLessThanOrEqualTo(14);
  }

  @Test
  void ticksAreRoundAndReachTheLargestValue() {
    assertThat(Ticks.upTo(1).values()).hasSize(6).startsWith(0.0).endsWith(1.0);
    assertThat(Ticks.upTo(0.037)).isEqualTo(new Ticks(0.01, 0.04));
    assertThat(Ticks.upTo(1.49).text(1.5)).isEqualTo("1.5");
    assertThat(Ticks.upTo(Double.NaN)).isEqualTo(Ticks.upTo(1));
  }

  private static String path(Element parent, String style) {
    return IntStream.range(0, parent.getElementsByTagName("path").getLength())
        .mapToObj(i -> (Element) parent.getElementsByTagName("path").item(i))
        .filter(path -> path.getAttribute("class").equals(style))
        .map(path -> path.getAttribute("d"))
        .findFirst()
        .orElseThrow();
  }

  private static Element parse(String xml) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)))
        .getDocumentElement();
  }
}
