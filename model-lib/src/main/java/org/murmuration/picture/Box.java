package org.murmuration.picture;

/** A rectangle in a picture, in pixels; y grows downwards. */
record Box(double x, double y, double width, double height) {
  double middle() {
    return x + width / 2;
  }

  double right() {
    return x + width;
  }

  double bottom() {
    return y + height;
  }

  /** The smallest box around both. */
  Box and(Box other) {
    double left = Math.min(x, other.x);
    double top = Math.min(y, other.y);
    return new Box(
        left,
        top,
        Math.max(right(), other.right()) - left,
        Math.max(bottom(), other.bottom()) - top);
  }

  Box grownBy(double sides, double ends) {
    return new Box(x - sides, y - ends, width + 2 * sides, height + 2 * ends);
  }
}
