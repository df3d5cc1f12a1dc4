package org.murmuration.report;

import java.util.List;
import java.util.stream.IntStream;
import org.murmuration.evaluation.ConfusionMatrix;

/**
 * Where the parts of the matrix picture lie, in pixels. Rows have their labels to the left; columns
 * have them above, level where they fit and slanted where they don't.
 *
 * @param shown the labels, cut to what fits
 * @param cell the side of one field
 * @param left where the fields begin, right of the row labels
 * @param top where the fields begin, below the column labels
 * @param labelWidth the width of the widest label
 */
record MatrixLayout(List<String> shown, int cell, int left, int top, int labelWidth) {
  static final int FONT = 13;
  private static final int AXIS_TITLE = 30;

  /** Room for the columns' title, which stands in the corner when their labels are slanted. */
  private static final int CORNER = 92;

  /** A picture up to this wide may shrink on a phone; a wider one scrolls in its box. */
  private static final int MAY_SHRINK = 440;

  private static final int GAP = 8;
  private static final double WIDEST_LABEL_EMS = 14;
  private static final double SLANT = Math.sqrt(0.5);

  static MatrixLayout of(ConfusionMatrix matrix) {
    List<String> shown =
        matrix.labels().names().stream().map(n -> ShortLabel.fit(n, WIDEST_LABEL_EMS)).toList();
    double ems = shown.stream().mapToDouble(ShortLabel::ems).max().orElse(0);
    int labelWidth = (int) Math.ceil(ems * FONT);
    int cell = Math.max(side(shown.size()), 8 * digits(matrix) + 12);
    int left = AXIS_TITLE + labelWidth + GAP;
    return fits(labelWidth, cell)
        ? new MatrixLayout(shown, cell, left, AXIS_TITLE + FONT + GAP, labelWidth)
        : new MatrixLayout(shown, cell, Math.max(left, CORNER), slant(labelWidth), labelWidth);
  }

  boolean slanted() {
    return !fits(labelWidth, cell);
  }

  int side() {
    return cell * shown.size();
  }

  int width() {
    int overhang = slanted() ? slant(labelWidth) - cell / 2 : 0;
    return left + side() + Math.max(overhang, 1);
  }

  /** Below this width the picture is not made smaller, lest it can't be read. */
  int leastWidth() {
    return width() <= MAY_SHRINK ? width() * 3 / 4 : width();
  }

  int height() {
    return top + side() + 1;
  }

  /** The middle of a column or row, counted from where the fields begin. */
  int middle(int index) {
    return cell * index + cell / 2;
  }

  private static boolean fits(int labelWidth, int cell) {
    return labelWidth <= cell - GAP;
  }

  /** How high, and how wide, a slanted label is. */
  private static int slant(int labelWidth) {
    return (int) Math.ceil(labelWidth * SLANT) + FONT + GAP;
  }

  private static int side(int labels) {
    return labels <= 4 ? 76 : labels <= 8 ? 58 : labels <= 16 ? 42 : labels <= 30 ? 34 : 26;
  }

  private static int digits(ConfusionMatrix matrix) {
    int labels = matrix.labels().size();
    long largest =
        IntStream.range(0, labels * labels)
            .mapToLong(i -> matrix.count(i / labels, i % labels))
            .max()
            .orElse(0);
    return NumberFormats.count(largest).length();
  }
}
