package org.murmuration.decode;

import java.io.Serializable;
import java.time.Duration;
import org.murmuration.refusal.Given;

/**
 * What a file may cost before it is refused.
 *
 * @param maxBytes length of the encoded file, in bytes, 1 to {@link #MOST_BYTES}
 * @param maxPixels width x height in its header, at least 1: a few kilobytes can announce gigabytes
 * @param time that decoding may take, at least 1 ms
 */
public record DecodeLimits(long maxBytes, long maxPixels, Duration time) implements Serializable {
  /** What fits into an array. */
  public static final long MOST_BYTES = Integer.MAX_VALUE - 16;

  /** 64 MiB of file, 50 million pixels (200 MB decoded), 10 s: above any camera's photo. */
  public static final DecodeLimits DEFAULT = new DecodeLimits(64L << 20, 50_000_000);

  public DecodeLimits {
    if (maxBytes < 1 || maxPixels < 1) {
      throw new IllegalArgumentException(
          "Cannot limit decoding to %s bytes and %s pixels: both must be at least 1"
              .formatted(maxBytes, maxPixels));
    }
    if (maxBytes > MOST_BYTES) {
      throw new IllegalArgumentException(
          "Cannot limit decoding to %s bytes: an array holds %s".formatted(maxBytes, MOST_BYTES));
    }
    if (Given.value("time", time).toMillis() < 1) {
      throw new IllegalArgumentException(
          "Cannot limit decoding to %s: it must be at least 1 ms".formatted(time));
    }
  }

  /** With the usual time of 10 s. */
  public DecodeLimits(long maxBytes, long maxPixels) {
    this(maxBytes, maxPixels, Duration.ofSeconds(10));
  }

  void checkLength(long length) throws RejectedImageException {
    if (length == 0) {
      throw new RejectedImageException(Reason.EMPTY, "The file has 0 bytes");
    }
    if (length > maxBytes) {
      throw new RejectedImageException(
          Reason.TOO_LARGE, "The file has %s bytes, the limit is %s".formatted(length, maxBytes));
    }
  }

  void checkPixels(int width, int height) throws RejectedImageException {
    if ((long) width * height > maxPixels) {
      throw new RejectedImageException(
          Reason.TOO_MANY_PIXELS,
          "The header announces %s x %s pixels, the limit is %s"
              .formatted(width, height, maxPixels));
    }
  }
}
