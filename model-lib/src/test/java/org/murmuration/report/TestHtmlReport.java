package org.murmuration.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.murmuration.evaluation.ConfusionMatrix;
import org.murmuration.evaluation.EvaluationReport;
import org.murmuration.evaluation.EvaluationReport.Counts;
import org.murmuration.evaluation.EvaluationReport.Epoch;
import org.murmuration.label.LabelSet;

class TestHtmlReport {
  @Test
  void saysTheResultInPlainWordsFirst() throws IOException {
    String html = Reports.html(Reports.report());
    assertThat(Reports.words(html))
        .contains(
            "Of 16 test images 14 were named right: 87.5 % (95 % interval 64.0 to 96.5 %). "
                + "Guessing would give 25 %.");
    assertThat(html.indexOf("named right")).isLessThan(html.indexOf("<svg"));
  }

  @Test
  void showsTheNoticeBeforeTheMatrix() throws IOException {
    String html = Reports.html(Reports.report().withNotice("Random weights & no more"));
    assertThat(html).contains("role=\"note\">Random weights &amp; no more</aside>");
    assertThat(html.indexOf("role=\"note\"")).isLessThan(html.indexOf("<svg"));
    assertThat(Reports.html(Reports.report())).doesNotContain("role=\"note\"");
  }

  @Test
  void escapesEverythingFromOutside() throws IOException {
    String evil = "<script>alert(1)</script>";
    ConfusionMatrix matrix =
        Reports.matrix(
            List.of(evil, "a&b", "\"x\""), new long[][] {{1, 2, 0}, {0, 1, 0}, {0, 0, 1}});
    String html =
        Reports.html(
            EvaluationReport.of(evil, matrix, new Counts(0, 0, 5, 0))
                .withNotice(evil)
                .withSetting(evil, "\"'" + evil));
    assertThat(html).doesNotContain("<script").doesNotContain("a&b").doesNotContain(">\"x\"<");
    assertThat(html).contains("&lt;script&gt;alert(1)&lt;/script&gt;", "a&amp;b", "&quot;x&quot;");
  }

  @Test
  void fetchesNothingAndRunsNothing() throws IOException {
    String html = Reports.html(full()).replace("http://www.w3.org/2000/svg", "");
    assertThat(html).contains("default-src 'none'");
    assertThat(html).doesNotContain("http:", "https:", "url(", "src=", "href=", "@import");
    assertThat(html).doesNotContainPattern("\\son\\w+=");
  }

  @Test
  void drawsTheLearningCurveOnlyIfThereIsOne() throws IOException {
    assertThat(Reports.html(full())).contains("How training went", "<svg class=\"curve\"");
    assertThat(Reports.html(Reports.report())).doesNotContain("How training went");
  }

  @Test
  void listsSettingsInTheirOrder() throws IOException {
    String html = Reports.html(full());
    assertThat(html.indexOf("vgg16")).isPositive().isLessThan(html.indexOf("fc2"));
  }

  @Test
  void isWrittenWithoutAnyTestImage() throws IOException {
    ConfusionMatrix empty = new ConfusionMatrix(LabelSet.of(List.of("a", "b")));
    String html =
        Reports.html(
            EvaluationReport.of("Empty", empty, new Counts(9, 0, 0, 0)).withLoss(Double.NaN));
    assertThat(html).contains("No test image was named").contains("not a number (diverged)");
    assertThat(html).doesNotContain("NaN");
  }

  @Test
  void drawsNoMatrixOfTooManyLabels() throws IOException {
    List<String> names = IntStream.range(0, 65).mapToObj(i -> "label" + i).toList();
    ConfusionMatrix matrix = new ConfusionMatrix(LabelSet.of(names));
    matrix.add(0, 1);
    String html = Reports.html(EvaluationReport.of("Many", matrix, new Counts(0, 0, 1, 0)));
    assertThat(html).contains("65 labels are too many for a picture").doesNotContain("<svg");
    assertThat(html).contains("Most frequent mix-ups");
  }

  @Test
  void isTheSameInEveryLocale() throws IOException {
    Locale before = Locale.getDefault();
    String html = Reports.html(full());
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      assertThat(Reports.html(full())).isEqualTo(html);
    } finally {
      Locale.setDefault(before);
    }
  }

  private static EvaluationReport full() {
    return Reports.report()
        .withLoss(0.4)
        .withSetting("network", "vgg16")
        .withSetting("cut", "fc2")
        .withHistory(List.of(new Epoch(1, 1.4, 1.3, 0.5), new Epoch(2, 0.9, 1.0, 0.8)));
  }

  @Test
  void namesTheLabelsThatMeansLeaveOut() throws IOException {
    ConfusionMatrix matrix =
        Reports.matrix(List.of("a", "b", "<none>"), new long[][] {{2, 0, 2}, {0, 3, 1}, {0, 0, 0}});
    String page =
        Reports.words(Reports.html(EvaluationReport.of("Few", matrix, new Counts(9, 0, 8, 0))));
    assertThat(page)
        .contains("Mean of 2 labels with a test image100.0 %62.5 %76.2 %8")
        .contains("The means leave out 1 of 3 labels without a test image: &lt;none&gt;.");
    assertThat(Reports.html(Reports.report())).doesNotContain("The means leave out");
  }
}
