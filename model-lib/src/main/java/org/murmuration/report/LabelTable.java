package org.murmuration.report;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.murmuration.evaluation.ConfusionMatrix;
import org.murmuration.evaluation.MetricNames;
import org.murmuration.evaluation.TestedLabels;

/** Writes the scores of each label as a table, with its interval and a small bar under each. */
final class LabelTable {
  private final ConfusionMatrix matrix;
  private final ShownMetrics metrics;
  private final MetricNames names;

  private LabelTable(ConfusionMatrix matrix, ShownMetrics metrics) {
    this.matrix = matrix;
    this.metrics = metrics;
    this.names = new MetricNames(matrix.labels().names());
  }

  static String of(ConfusionMatrix matrix, ShownMetrics metrics) {
    LabelTable table = new LabelTable(matrix, metrics);
    return """
    <table class="scores">
    <thead><tr><th scope="col">Label</th><th scope="col">Precision</th>\
    <th scope="col">Recall</th><th scope="col">F1</th><th scope="col">Images</th></tr></thead>
    <tbody>
    %s</tbody>
    <tfoot>%s</tfoot>
    </table>
    %s"""
        .formatted(
            IntStream.range(0, matrix.labels().size())
                .mapToObj(table::row)
                .collect(Collectors.joining()),
            table.mean(),
            table.untested());
  }

  private String mean() {
    boolean none = matrix.total() == 0;
    return "<tr><th scope=\"row\">%s</th><td>%s</td><td>%s</td><td>%s</td><td>%s</td></tr>"
        .formatted(
            matrix.tested().areAll()
                ? "Mean of the labels"
                : "Mean of %s with a test image"
                    .formatted(metrics.count("tested_classes", "label")),
            none ? "–" : metrics.percent("macro_precision"),
            none ? "–" : metrics.percent("macro_recall"),
            none ? "–" : metrics.percent("macro_f1"),
            metrics.count("examples"));
  }

  /** Which labels the mean leaves out; nothing where it is of all. */
  private String untested() {
    TestedLabels tested = matrix.tested();
    return tested.areAll()
        ? ""
        : "<p class=\"how\">The means leave out %s of %s without a test image: %s%s.</p>\n"
            .formatted(
                metrics.count("untested_classes"),
                metrics.count("classes", "label"),
                tested.named().stream().map(Html::isolated).collect(Collectors.joining(", ")),
                tested.areAllNamed() ? "" : " and more");
  }

  private String row(int label) {
    long given = matrix.predicted(label);
    long images = matrix.support(label);
    return "<tr><th scope=\"row\">%s</th>%s%s%s<td>%s</td></tr>\n"
        .formatted(
            Html.isolated(matrix.labels().name(label)),
            share("precision", label, given),
            share("recall", label, images),
            share("f1", label, given + images),
            metrics.count(names.of("support", label)));
  }

  /** A share of nothing is shown as a dash: 0 % would blame the classifier for it. */
  private String share(String score, int label, long of) {
    if (of == 0) {
      return "<td>–</td>";
    }
    String name = names.of(score, label);
    return """
    <td>%s<span class="bar" aria-hidden="true"><i style="width:%s"></i></span>\
    <span class="interval">%s–%s</span></td>"""
        .formatted(
            metrics.percent(name),
            NumberFormats.cssPercent(metrics.value(name)),
            metrics.tenths(names.of(score + "_low", label)),
            metrics.tenths(names.of(score + "_high", label)));
  }
}
