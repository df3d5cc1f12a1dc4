package org.murmuration.image;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Objects;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Turns a file's bytes into opaque 8-bit RGB pixels, or says why it can't. The content decides, not
 * the name; the header is read and held against the limits before any pixel is; of several frames
 * the first counts; RGB samples come out as stored, colour profiles unused. Safe to share between
 * threads.
 */
public final class ImageDecoder {
  private final DecodeLimits limits;

  /** A decoder with {@link DecodeLimits#DEFAULT}. */
  public ImageDecoder() {
    this(DecodeLimits.DEFAULT);
  }

  public ImageDecoder(DecodeLimits limits) {
    this.limits = Objects.requireNonNull(limits, "limits");
  }

  /**
   * Decodes one file: grey, palette, 16-bit and CMYK images come out as RGB, transparency as white.
   *
   * @param bytes the whole encoded file
   * @throws RejectedImageException if it is no image, or can't be decoded whole within the limits
   */
  public DecodedImage decode(byte[] bytes) throws RejectedImageException {
    limits.checkLength(bytes.length);
    try {
      return decodeByContent(bytes);
    } catch (IOException | RuntimeException | OutOfMemoryError | StackOverflowError failure) {
      // Hostile files make decoders throw all of these; none may end a task with a million images.
      throw DecodeFailure.rejection(failure);
    }
  }

  private DecodedImage decodeByContent(byte[] bytes) throws IOException, RejectedImageException {
    try (ImageInputStream stream =
        new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
      ImageReader reader =
          Codecs.readerOf(stream).orElseThrow(() -> DecodeFailure.notAnImage(bytes));
      try {
        reader.setInput(stream, true, true);
        return decodeFirstFrame(reader, bytes);
      } finally {
        reader.dispose();
      }
    }
  }

  private DecodedImage decodeFirstFrame(ImageReader reader, byte[] bytes)
      throws IOException, RejectedImageException {
    String format = Codecs.formatOf(reader);
    limits.checkPixels(reader.getWidth(0), reader.getHeight(0));
    if (format.equals("jpeg") && JpegEnd.isMissing(bytes)) {
      throw new RejectedImageException(Reason.TRUNCATED, "The JPEG has no end-of-image marker");
    }
    CutWarnings warnings = new CutWarnings();
    reader.addIIOReadWarningListener(warnings);
    BufferedImage frame = reader.read(0, StoredColours.of(reader));
    warnings.check();
    BufferedImage pixels = OpaqueRgb.of(frame);
    return new DecodedImage(pixels, format, pixels.getWidth(), pixels.getHeight());
  }
}
