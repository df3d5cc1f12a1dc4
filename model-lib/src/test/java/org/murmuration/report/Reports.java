package org.murmuration.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.murmuration.evaluation.ConfusionMatrix;
import org.murmuration.evaluation.EvaluationReport;
import org.murmuration.evaluation.EvaluationReport.Counts;
import org.murmuration.label.LabelSet;

/** Reports for tests. */
public final class Reports {
  private Reports() {}

  /** Four images of each of four shapes, 14 of 16 named right. */
  public static ConfusionMatrix shapes() {
    return matrix(
        List.of("circle", "cross", "square", "triangle"),
        new long[][] {{4, 0, 0, 0}, {0, 3, 1, 0}, {0, 0, 4, 0}, {0, 1, 0, 3}});
  }

  public static EvaluationReport report() {
    return EvaluationReport.of("Shapes", shapes(), new Counts(48, 12, 16, 3));
  }

  /** One image of each label, named right. */
  public static EvaluationReport report(List<String> labels) {
    ConfusionMatrix matrix = new ConfusionMatrix(LabelSet.inOrder(labels));
    IntStream.range(0, labels.size()).forEach(label -> matrix.add(label, label));
    return EvaluationReport.of("Labels", matrix, new Counts(0, 0, labels.size(), 0));
  }

  public static ConfusionMatrix matrix(List<String> labels, long[][] counts) {
    ConfusionMatrix matrix = new ConfusionMatrix(LabelSet.inOrder(labels));
    for (int i = 0; i < counts.length; i++) {
      for (int j = 0; j < counts.length; j++) {
        matrix.add(i, j, counts[i][j]);
      }
    }
    return matrix;
  }

  /** What a reader sees of a piece of a page. */
  static String words(String html) {
    return html.replaceAll("<[^>]*>", "");
  }

  static String html(EvaluationReport report) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    HtmlReport.write(report, out);
    return out.toString(StandardCharsets.UTF_8);
  }
}
