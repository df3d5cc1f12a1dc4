package org.murmuration.keeping;

/** Floats of 16 bits as IEEE 754 has them, which Java 17 does not know: binary16. */
final class Half {
  static final float LARGEST = 65504;

  private static final int SIGN = 0x8000;
  private static final int INFINITY = 0x7C00;

  /** 2 to the power of -24, the distance of the smallest halves. */
  private static final float SMALLEST = 0x1p-24f;

  /** The first float that has the exponent of a normal half. */
  private static final float LEAST_NORMAL = 0x1p-14f;

  private Half() {}

  /** The nearest one, of two equally near the even one; beyond the largest, infinity. */
  static short of(float value) {
    int bits = Float.floatToRawIntBits(value);
    int sign = (bits >>> 16) & SIGN;
    float size = Math.abs(value);
    if (size < LEAST_NORMAL) {
      return (short) (sign | (int) Math.rint(size / SMALLEST));
    }
    int rest = bits & 0x7FFFFFFF;
    // Half of the last place that stays, less one, so that a tie goes to the even one.
    int rounded = rest + 0xFFF + ((rest >>> 13) & 1);
    int half = (rounded >>> 13) - ((127 - 15) << 10);
    return (short) (sign | Math.min(half, INFINITY));
  }

  /** Whether a half is infinite, or no number. */
  static boolean isInfinite(short half) {
    return (half & INFINITY) == INFINITY;
  }

  /** Of a finite one. */
  static float toFloat(short half) {
    int exponent = (half >> 10) & 0x1F;
    int digits = half & 0x3FF;
    float size =
        exponent == 0
            ? digits * SMALLEST
            : Float.intBitsToFloat(((exponent + 127 - 15) << 23) | (digits << 13));
    return half < 0 ? -size : size;
  }
}
