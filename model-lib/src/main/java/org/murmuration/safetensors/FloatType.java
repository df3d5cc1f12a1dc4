package org.murmuration.safetensors;

import java.nio.ByteBuffer;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.ShortBuffer;
import java.util.Arrays;
import java.util.Optional;

/**
 * How a file holds one float. What has 16 bits is widened on reading, which loses nothing; what has
 * 64 is rounded to 32.
 */
public enum FloatType {
  /** IEEE 754 binary64. */
  F64(Double.BYTES, 11, 52) {
    @Override
    public void decode(ByteBuffer block, FloatBuffer target) {
      DoubleBuffer doubles = block.asDoubleBuffer();
      while (doubles.hasRemaining()) {
        target.put((float) doubles.get());
      }
    }
  },
  /** IEEE 754 binary32. */
  F32(Float.BYTES, 8, 23) {
    @Override
    public void decode(ByteBuffer block, FloatBuffer target) {
      target.put(block.asFloatBuffer());
    }
  },
  /** IEEE 754 binary16: 1 bit of sign, 5 of exponent, 10 of mantissa. */
  F16(Short.BYTES, 5, 10) {
    @Override
    public void decode(ByteBuffer block, FloatBuffer target) {
      ShortBuffer halves = block.asShortBuffer();
      while (halves.hasRemaining()) {
        target.put(widened(halves.get()));
      }
    }
  },
  /** The upper half of a binary32. */
  BF16(Short.BYTES, 8, 7) {
    @Override
    public void decode(ByteBuffer block, FloatBuffer target) {
      ShortBuffer halves = block.asShortBuffer();
      while (halves.hasRemaining()) {
        target.put(Float.intBitsToFloat(halves.get() << Short.SIZE));
      }
    }
  };

  /** What a user is told of {@link #F64}. */
  public static final String ROUNDED = "Its floats have 64 bits, which were rounded to 32";

  private static final int MANTISSA_BITS = 10;
  private static final int MANTISSA = (1 << MANTISSA_BITS) - 1;
  private static final int EXPONENT = 0x1F;
  private static final int BIAS = 15;
  private static final int WIDE_BIAS = 127;
  private static final int WIDE_MANTISSA_BITS = 23;

  private final int bytes;
  private final int exponentBits;
  private final int mantissaBits;

  FloatType(int bytes, int exponentBits, int mantissaBits) {
    this.bytes = bytes;
    this.exponentBits = exponentBits;
    this.mantissaBits = mantissaBits;
  }

  /** The one that is made up so, if there is one. */
  public static Optional<FloatType> ofBits(int bits, int exponentBits, int mantissaBits) {
    return Arrays.stream(values())
        .filter(type -> type.bytes * Byte.SIZE == bits)
        .filter(type -> type.exponentBits == exponentBits && type.mantissaBits == mantissaBits)
        .findFirst();
  }

  static Optional<FloatType> named(String name) {
    return Arrays.stream(values()).filter(type -> type.name().equals(name)).findFirst();
  }

  /** Of one float. */
  public int bytes() {
    return bytes;
  }

  /** Puts all floats of {@code block}, in its byte order. */
  public abstract void decode(ByteBuffer block, FloatBuffer target);

  /** Java 17 has no {@code Float.float16ToFloat} yet. */
  static float widened(short half) {
    int sign = (half & 0x8000) << Short.SIZE;
    int exponent = (half >> MANTISSA_BITS) & EXPONENT;
    int mantissa = half & MANTISSA;
    if (exponent == 0) {
      float magnitude = Math.scalb((float) mantissa, 1 - BIAS - MANTISSA_BITS);
      return sign == 0 ? magnitude : -magnitude;
    }
    int wideExponent = exponent == EXPONENT ? 0xFF : exponent - BIAS + WIDE_BIAS;
    return Float.intBitsToFloat(
        sign
            | wideExponent << WIDE_MANTISSA_BITS
            | mantissa << (WIDE_MANTISSA_BITS - MANTISSA_BITS));
  }
}
