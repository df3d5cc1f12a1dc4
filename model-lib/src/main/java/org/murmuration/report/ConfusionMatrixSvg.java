package org.murmuration.report;

import java.util.Locale;
import org.murmuration.evaluation.ConfusionMatrix;

/**
 * Draws a confusion matrix as a heat map: a row a true label, a column a given label. A field is as
 * dark as its share of the row, so that a label with few images is read as easily as one with many;
 * right and wrong have colours of their own.
 */
final class ConfusionMatrixSvg {
  /** Above this share the field is dark, and its number must be light. */
  private static final double DARK = 0.55;

  /** What even a share near 0 is drawn with, so that a single image is seen. */
  private static final double FAINTEST = 0.12;

  private final ConfusionMatrix matrix;
  private final MatrixLayout layout;
  private final StringBuilder svg = new StringBuilder();

  private ConfusionMatrixSvg(ConfusionMatrix matrix) {
    this.matrix = matrix;
    this.layout = MatrixLayout.of(matrix);
  }

  static String of(ConfusionMatrix matrix) {
    ConfusionMatrixSvg picture = new ConfusionMatrixSvg(matrix);
    picture.open();
    picture.axisTitles();
    int labels = matrix.labels().size();
    for (int i = 0; i < labels; i++) {
      picture.rowLabel(i);
      picture.columnLabel(i);
    }
    picture.grid();
    for (int i = 0; i < labels * labels; i++) {
      picture.field(i / labels, i % labels);
    }
    return picture.svg.append("</svg>\n").toString();
  }

  private void open() {
    add(
        """
        <svg class="matrix" role="img" aria-labelledby="matrix-title matrix-about" \
        style="width:%dpx;min-width:%dpx" viewBox="0 0 %d %d" xmlns="http://www.w3.org/2000/svg">
        <title id="matrix-title">Confusion matrix of %d labels</title>
        <desc id="matrix-about">Rows are true labels, columns are the labels given. %s of %s were \
        named right. The tables below hold the same in numbers.</desc>
        """,
        layout.width(),
        layout.leastWidth(),
        layout.width(),
        layout.height(),
        matrix.labels().size(),
        NumberFormats.count(matrix.correct()),
        NumberFormats.count(matrix.total(), "image"));
  }

  private void axisTitles() {
    add(
        "<text class=\"axis\" x=\"%d\" y=\"%d\" text-anchor=\"%s\">named as →</text>\n",
        layout.slanted() ? layout.left() - 8 : layout.left(),
        layout.slanted() ? layout.top() - 8 : 14,
        layout.slanted() ? "end" : "start");
    add(
        "<text class=\"axis\" transform=\"translate(14 %d) rotate(-90)\" text-anchor=\"end\">"
            + "← true label</text>\n",
        layout.top());
  }

  private void rowLabel(int label) {
    add(
        "<text class=\"label\" x=\"%d\" y=\"%d\" dy=\".35em\" text-anchor=\"end\">%s</text>\n",
        layout.left() - 8, layout.top() + layout.middle(label), name(label));
  }

  private void columnLabel(int label) {
    add(
        "<text class=\"label\" transform=\"translate(%d %d)%s\" text-anchor=\"%s\">%s</text>\n",
        layout.left() + layout.middle(label) + (layout.slanted() ? 4 : 0),
        layout.top() - 8,
        layout.slanted() ? " rotate(-45)" : "",
        layout.slanted() ? "start" : "middle",
        name(label));
  }

  private String name(int label) {
    return "<title>"
        + Html.text(matrix.labels().name(label))
        + "</title>"
        + Html.text(layout.shown().get(label));
  }

  private void grid() {
    int end = layout.side();
    StringBuilder lines = new StringBuilder();
    for (int at = 0; at <= end; at += layout.cell()) {
      lines.append("M0 ").append(at).append('h').append(end);
      lines.append('M').append(at).append(" 0v").append(end);
    }
    add("<g transform=\"translate(%d %d)\">", layout.left(), layout.top());
    add("<rect class=\"paper\" width=\"%d\" height=\"%d\"/></g>\n", end, end);
    add("<path class=\"grid\" transform=\"translate(%d %d)\" ", layout.left(), layout.top());
    add("d=\"%s\"/>\n", lines);
  }

  /** An empty field is left to the grid: most of a good matrix is empty. */
  private void field(int actual, int predicted) {
    long count = matrix.count(actual, predicted);
    if (count == 0) {
      return;
    }
    double share = (double) count / matrix.support(actual);
    add(
        """
        <g class="%s%s" transform="translate(%d %d)"><title>%s</title>\
        <rect x="1" y="1" width="%d" height="%d" rx="3" fill-opacity="%.2f"/>\
        <text x="%d" y="%d" dy=".35em" text-anchor="middle">%s</text></g>
        """,
        actual == predicted ? "right" : "wrong",
        share > DARK ? " dark" : "",
        layout.left() + layout.cell() * predicted,
        layout.top() + layout.cell() * actual,
        Html.text(sentence(actual, predicted)),
        layout.cell() - 2,
        layout.cell() - 2,
        FAINTEST + (1 - FAINTEST) * share,
        layout.cell() / 2,
        layout.cell() / 2,
        NumberFormats.count(count));
  }

  private String sentence(int actual, int predicted) {
    return "%s named as %s: %s of %s"
        .formatted(
            matrix.labels().name(actual),
            matrix.labels().name(predicted),
            NumberFormats.count(matrix.count(actual, predicted)),
            NumberFormats.count(matrix.support(actual), "image"));
  }

  private void add(String format, Object... values) {
    svg.append(String.format(Locale.ROOT, format, values));
  }
}
