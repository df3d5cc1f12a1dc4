package org.murmuration.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.murmuration.evaluation.EvaluationReport;
import org.murmuration.evaluation.EvaluationReport.Counts;
import org.murmuration.evaluation.Gallery;
import org.murmuration.evaluation.ImageUse;
import org.murmuration.evaluation.Leakage;
import org.murmuration.evaluation.MetricsJson;
import org.murmuration.evaluation.Mistake;
import org.murmuration.evaluation.ShownImage;
import org.murmuration.evaluation.Tally;
import org.murmuration.label.LabelSet;

/** Every number of the page is one of metrics.json or confusion.csv, as a reader writes it. */
class TestPageNumbers {
  private static final Pattern DATA =
      Pattern.compile("<data value=\"([^\"]*)\" data-([^>]*)>([^<]*)</data>");
  private static final Pattern METRIC = Pattern.compile("metric=\"([^\"]*)\"");
  private static final Pattern FIELD = Pattern.compile("row=\"(\\d+)\" data-column=\"(\\d+)\"");

  @Test
  void equalTheMetrics() throws IOException {
    EvaluationReport report = report();
    JsonNode metrics = new ObjectMapper().readTree(json(report));
    List<MatchResult> shown = shown(report, METRIC);
    assertThat(shown).hasSizeGreaterThan(50);
    for (MatchResult data : shown) {
      JsonNode metric = metrics.get(group(METRIC, data, 1));
      assertThat(metric).as(data.group()).isNotNull();
      assertThat(Double.parseDouble(data.group(1))).isEqualTo(metric.asDouble());
      assertIsWritten(data.group(3), metric.asDouble());
    }
  }

  @Test
  void equalTheConfusionMatrix() throws IOException {
    EvaluationReport report = report();
    List<MatchResult> shown = shown(report, FIELD);
    assertThat(shown).isNotEmpty();
    for (MatchResult data : shown) {
      long count =
          report
              .matrix()
              .count(
                  Integer.parseInt(group(FIELD, data, 1)), Integer.parseInt(group(FIELD, data, 2)));
      assertThat(data.group(1)).isEqualTo(Long.toString(count));
    }
  }

  /** Outside of pictures, settings and words about the method, no number stands by itself. */
  @Test
  void areAllNamed() throws IOException {
    String rest =
        Reports.html(report())
            .replaceAll("(?s)^.*<main>|<footer>.*", "")
            .replaceAll("(?s)<svg.*?</svg>|<div class=\"ends.*?</div>|<h1>.*?</h1>", "")
            .replaceAll("<data[^>]*>[^<]*</data>", "")
            .replaceAll("<[^>]*>", "")
            .replaceAll("95 %|F1|at least \\d+ % sure|field is 0", "");
    assertThat(rest).doesNotContainPattern("\\d");
  }

  private static void assertIsWritten(String text, double value) {
    double read = Double.parseDouble(text.replace(",", "").replace(" %", ""));
    // A share as a percentage with a decimal; a count or a loss as it is.
    assertThat(Math.abs(read / 100 - value) <= 0.00051 || Math.abs(read - value) <= 0.00005)
        .as("%s for %s", text, value)
        .isTrue();
  }

  private static List<MatchResult> shown(EvaluationReport report, Pattern what) throws IOException {
    return DATA.matcher(Reports.html(report))
        .results()
        .filter(data -> what.matcher(data.group(2)).find())
        .toList();
  }

  private static String group(Pattern pattern, MatchResult data, int group) {
    return pattern.matcher(data.group(2)).results().findFirst().orElseThrow().group(group);
  }

  private static String json(EvaluationReport report) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    MetricsJson.write(report.metrics(), out);
    return out.toString(StandardCharsets.UTF_8);
  }

  private static EvaluationReport report() {
    LabelSet labels = LabelSet.inOrder(List.of("wren", "crow, black", "gull", "never seen"));
    Tally tally = new Tally();
    for (int i = 0; i < 1200; i++) {
      int label = i % 3;
      int predicted = i % 7 == 0 ? (label + 1) % 3 : label;
      double probability = 0.3 + 0.7 * (i % 97) / 97;
      boolean right = label == predicted;
      tally.add(
          label, predicted, probability, right ? probability : 1 - probability, right ? 1 : 2);
    }
    ImageUse use =
        new ImageUse(
            new Counts(5000, 600, 1200, 13),
            labels.names().stream()
                .map(label -> new ImageUse.LabelUse(label, 1250, 150, 300))
                .toList(),
            List.of(
                new ImageUse.Rejects("wren", "TOO_LARGE", 4),
                new ImageUse.Rejects("(no label)", "CUT", 9)));
    return EvaluationReport.of("Birds", tally.scores(labels), use)
        .withGallery(
            new Gallery(
                List.of(new Mistake(shown("a.jpg"), "id", "gull", 0.8, List.of(shown("b.jpg")))),
                Optional.of(
                    Leakage.of(
                        2,
                        new Leakage.Near(
                            0.95,
                            7,
                            6,
                            List.of(new Leakage.Pair(shown("c.jpg"), shown("d.jpg"))))))));
  }

  private static ShownImage shown(String name) {
    return new ShownImage("file:/birds/" + name, "wren", Optional.of(new byte[] {1, 2}));
  }
}
