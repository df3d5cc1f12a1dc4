package org.murmuration.evaluation;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Writes the scores of each label as a table, with a small bar under each share. */
final class LabelTable {
  private LabelTable() {}

  static String of(ConfusionMatrix matrix) {
    return """
    <div class="wide"><table class="scores">
    <thead><tr><th scope="col">Label</th><th scope="col">Precision</th>\
    <th scope="col">Recall</th><th scope="col">F1</th><th scope="col">Images</th></tr></thead>
    <tbody>
    %s</tbody>
    <tfoot><tr><th scope="row">All labels</th><td></td><td></td><td>%s</td><td>%s</td></tr></tfoot>
    </table></div>
    """
        .formatted(
            IntStream.range(0, matrix.labels().size())
                .mapToObj(label -> row(matrix, label))
                .collect(Collectors.joining()),
            matrix.total() == 0 ? "–" : Figures.percent(matrix.macroF1()),
            Figures.count(matrix.total()));
  }

  private static String row(ConfusionMatrix matrix, int label) {
    long given = matrix.predicted(label);
    long images = matrix.support(label);
    return "<tr><th scope=\"row\">%s</th>%s%s%s<td>%s</td></tr>\n"
        .formatted(
            Html.isolated(matrix.labels().name(label)),
            share(matrix.precision(label), given),
            share(matrix.recall(label), images),
            share(matrix.f1(label), given + images),
            Figures.count(images));
  }

  /** A share of nothing is shown as a dash: 0 % would blame the classifier for it. */
  private static String share(double value, long of) {
    if (of == 0) {
      return "<td>–</td>";
    }
    return "<td>%s<span class=\"bar\" aria-hidden=\"true\"><i style=\"width:%s\"></i></span></td>"
        .formatted(Figures.percent(value), Figures.cssPercent(value));
  }
}
