package org.murmuration.report;

/**
 * Fits a label into a picture. The middle is what goes: labels of one data set often share their
 * beginning and differ at the end.
 */
final class ShortLabel {
  private static final String GAP = "…";

  private ShortLabel() {}

  /** The label, or its ends, no wider than {@code ems} times the font's size. */
  static String fit(String label, double ems) {
    if (ems(label) <= ems) {
      return label;
    }
    int[] points = label.codePoints().toArray();
    int head = 0;
    int tail = 0;
    // Two letters at the front for each one at the back: the front is read first.
    for (boolean full = false; !full; ) {
      int front = tail * 2 >= head ? head + 1 : head;
      int back = front == head ? tail + 1 : tail;
      full = ems(join(points, front, back)) > ems || front + back >= points.length;
      head = full ? head : front;
      tail = full ? tail : back;
    }
    return join(points, head, tail);
  }

  /** About how wide a text is, as no font can be measured here. */
  static double ems(String text) {
    return text.codePoints().mapToDouble(ShortLabel::ems).sum();
  }

  private static double ems(int codePoint) {
    if (codePoint >= 0x1100) {
      return GAP.codePointAt(0) == codePoint ? 0.9 : 1.05;
    }
    if ("WMwm@%".indexOf(codePoint) >= 0) {
      return 0.95;
    }
    return Character.isUpperCase(codePoint) ? 0.72 : 0.6;
  }

  private static String join(int[] points, int head, int tail) {
    return new String(points, 0, head) + GAP + new String(points, points.length - tail, tail);
  }
}
