package org.murmuration.decode;

import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Something that a file lacks or that is wrong in it.
 *
 * @param reason TRUNCATED or CORRUPT
 * @param what for people, one line
 */
record Damage(Reason reason, String what) {
  // Of libjpeg (jerror.h), of the JDK's reader and of TwelveMonkeys'. All others, such as those
  // about colour profiles and metadata, leave the pixels right.
  private static final Pattern CUT =
      Pattern.compile("premature end|truncated|missing eoi|unexpected end");

  private static final Pattern WRONG =
      Pattern.compile(
          "bad huffman code|found marker|inconsistent progression|extraneous bytes before marker 0xd[0-79a]");

  /** What a decoder's warning means for the pixels. */
  static Optional<Damage> ofWarning(String warning) {
    String words = warning.toLowerCase(Locale.ROOT);
    if (words.contains("icc")) {
      // A profile can be cut in a file that is not.
      return Optional.empty();
    }
    if (CUT.matcher(words).find()) {
      return Optional.of(new Damage(Reason.TRUNCATED, "The decoder warned: " + warning));
    }
    return WRONG.matcher(words).find()
        ? Optional.of(new Damage(Reason.CORRUPT, "The decoder warned: " + warning))
        : Optional.empty();
  }

  /** What a look at the file's parts shows, which decoders pass over in silence. */
  static Optional<Damage> ofParts(String format, byte[] bytes) {
    return switch (format) {
      case "jpeg" ->
          JpegEnd.isMissing(bytes)
              ? truncated("The JPEG has no end-of-image marker")
              : Optional.empty();
      case "png" -> PngCheck.damage(bytes);
      case "gif" ->
          GifFrame.first(bytes).isWhole()
              ? Optional.empty()
              : truncated("The GIF ends within its first frame");
      case "webp" -> ofRiff(bytes);
      default -> Optional.empty();
    };
  }

  // "RIFF", then the length of all that follows.
  private static Optional<Damage> ofRiff(byte[] bytes) {
    long announced =
        bytes.length < 8
            ? Long.MAX_VALUE
            : 8 + Integer.toUnsignedLong(FileSegments.little(ByteBuffer.wrap(bytes), 4));
    // Some writers count the last chunk's padding and do not write it.
    return bytes.length + 1L < announced
        ? truncated(
            "The WebP announces %s bytes, the file has %s".formatted(announced, bytes.length))
        : Optional.empty();
  }

  static Optional<Damage> truncated(String what) {
    return Optional.of(new Damage(Reason.TRUNCATED, what));
  }
}
