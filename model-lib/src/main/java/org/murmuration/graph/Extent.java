package org.murmuration.graph;

/**
 * One size of a tensor's shape, or one number of a small tensor that shapes are computed from.
 *
 * @param count the number, or how many a batch has of it for each image
 * @param unit what is counted
 */
record Extent(long count, Unit unit) {
  /** What a count is of. */
  enum Unit {
    ONES,
    /** As many times as the batch has images. */
    IMAGES,
    NOTHING_KNOWN
  }

  static final Extent UNKNOWN = new Extent(0, Unit.NOTHING_KNOWN);
  static final Extent ONE = of(1);
  static final Extent BATCH = new Extent(1, Unit.IMAGES);

  static Extent of(long count) {
    return new Extent(count, Unit.ONES);
  }

  boolean isKnown() {
    return unit != Unit.NOTHING_KNOWN;
  }

  boolean isConstant() {
    return unit == Unit.ONES;
  }

  boolean isOfBatch() {
    return unit == Unit.IMAGES;
  }

  boolean is(long constant) {
    return isConstant() && count == constant;
  }

  Extent times(Extent other) {
    long product = count * other.count;
    boolean fits = Math.multiplyHigh(count, other.count) == product >> (Long.SIZE - 1);
    boolean possible = isKnown() && other.isKnown() && !(isOfBatch() && other.isOfBatch());
    return possible && fits
        ? new Extent(product, isOfBatch() || other.isOfBatch() ? Unit.IMAGES : Unit.ONES)
        : UNKNOWN;
  }

  /** What is left of this when it is divided into parts, none over. */
  Extent over(Extent parts) {
    boolean possible =
        isKnown()
            && parts.isKnown()
            && parts.count != 0
            && count % parts.count == 0
            && (isOfBatch() || !parts.isOfBatch());
    return possible
        ? new Extent(
            count / parts.count, isOfBatch() && !parts.isOfBatch() ? Unit.IMAGES : Unit.ONES)
        : UNKNOWN;
  }

  Extent plus(Extent other) {
    return isKnown() && unit == other.unit
        ? new Extent(Math.addExact(count, other.count), unit)
        : UNKNOWN;
  }

  Extent minus(Extent other) {
    return plus(new Extent(-other.count, other.unit));
  }
}
