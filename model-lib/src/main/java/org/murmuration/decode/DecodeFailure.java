package org.murmuration.decode;

import java.io.EOFException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;

/** Gives what a decoder threw the name of a {@link Reason}. */
final class DecodeFailure {
  private static final int QUOTED_BYTES = 8;

  private DecodeFailure() {}

  static RejectedImageException notAnImage(byte[] bytes) {
    return ForeignFormat.of(bytes)
        .map(
            format ->
                new RejectedImageException(
                    Reason.UNSUPPORTED,
                    "An image in the format %s: JPEG, PNG, GIF, BMP, TIFF and WebP are read"
                        .formatted(format)))
        .orElseGet(() -> unknown(bytes));
  }

  private static RejectedImageException unknown(byte[] bytes) {
    byte[] first = Arrays.copyOf(bytes, Math.min(bytes.length, QUOTED_BYTES));
    String hex = HexFormat.ofDelimiter(" ").withUpperCase().formatHex(first);
    return new RejectedImageException(
        Reason.NOT_AN_IMAGE, "No decoder knows it (first bytes " + hex + ")");
  }

  static RejectedImageException rejection(Throwable failure) {
    return new RejectedImageException(
        reasonOf(failure), "The decoder failed: " + describe(failure), failure);
  }

  private static Reason reasonOf(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof OutOfMemoryError || says(cause, "are too large")) {
        return Reason.TOO_MANY_PIXELS;
      }
      if (cause instanceof EOFException || says(cause, "unexpected end")) {
        return Reason.TRUNCATED;
      }
      if (cause instanceof UnsupportedOperationException || says(cause, "unsupported")) {
        return Reason.UNSUPPORTED;
      }
    }
    return Reason.CORRUPT;
  }

  private static boolean says(Throwable cause, String words) {
    String message = cause.getMessage();
    return message != null && message.toLowerCase(Locale.ROOT).contains(words);
  }

  // A reader's own message says where it was, its root cause's says what it met there.
  private static String describe(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root == failure ? name(failure) : name(failure) + " <- " + name(root);
  }

  private static String name(Throwable failure) {
    String name = failure.getClass().getSimpleName();
    return failure.getMessage() == null ? name : name + ": " + failure.getMessage();
  }
}
