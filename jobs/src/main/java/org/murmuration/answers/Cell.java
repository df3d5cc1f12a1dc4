package org.murmuration.answers;

/**
 * Text that takes its columns on a terminal, which are not its characters: marks above a letter
 * take none, and letters of East Asia two.
 */
record Cell(String text) {
  private static final String GAP = "...";

  /** First and last code points of blocks whose signs are two columns wide. */
  private static final int[][] WIDE = {
    {0x1100, 0x115F},
    {0x2E80, 0x303E},
    {0x3041, 0x4DBF},
    {0x4E00, 0xA4CF},
    {0xA960, 0xA97F},
    {0xAC00, 0xD7A3},
    {0xF900, 0xFAFF},
    {0xFE30, 0xFE6F},
    {0xFF00, 0xFF60},
    {0xFFE0, 0xFFE6},
    {0x1F300, 0x1F64F},
    {0x1F680, 0x1F6FF},
    {0x1F900, 0x1F9FF},
    {0x20000, 0x3FFFD}
  };

  /** Columns that it takes. */
  int width() {
    return text.codePoints().map(Cell::width).sum();
  }

  private static int width(int sign) {
    return switch (Character.getType(sign)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
      default -> isWide(sign) ? 2 : 1;
    };
  }

  private static boolean isWide(int sign) {
    for (int[] block : WIDE) {
      if (sign >= block[0] && sign <= block[1]) {
        return true;
      }
    }
    return false;
  }

  /** The same within some columns: what is too long lacks its middle. */
  Cell within(int columns) {
    if (width() <= columns) {
      return this;
    }
    int left = Math.max(0, columns - GAP.length());
    // Numbers and endings tell files apart, and they come last.
    int tail = (left + 1) / 2;
    return new Cell(head(left - tail) + GAP + tail(tail));
  }

  private String head(int columns) {
    int end = 0;
    int taken = 0;
    while (end < text.length()) {
      int sign = text.codePointAt(end);
      taken += width(sign);
      if (taken > columns) {
        break;
      }
      end += Character.charCount(sign);
    }
    return text.substring(0, end);
  }

  private String tail(int columns) {
    int start = text.length();
    int taken = 0;
    while (start > 0) {
      int sign = text.codePointBefore(start);
      taken += width(sign);
      if (taken > columns) {
        break;
      }
      start -= Character.charCount(sign);
    }
    return startsWithMark(start) ? text.substring(afterMarks(start)) : text.substring(start);
  }

  private boolean startsWithMark(int start) {
    return start < text.length() && width(text.codePointAt(start)) == 0;
  }

  /** A mark without its letter would sit on the gap. */
  private int afterMarks(int start) {
    int at = start;
    while (startsWithMark(at)) {
      at += Character.charCount(text.codePointAt(at));
    }
    return at;
  }

  /** Filled up with blanks. */
  String padded(int columns) {
    return text + " ".repeat(Math.max(0, columns - width()));
  }
}
