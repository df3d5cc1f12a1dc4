package org.murmuration.decode;

import java.util.Objects;

/**
 * Turns a file's bytes into opaque 8-bit RGB pixels, or says why it can't. The content decides, not
 * the name; the header is read and held against the limits before any pixel is; of several frames
 * the first counts; RGB samples are converted to sRGB where a colour profile says that they are
 * something else; the image is turned upright. Safe to share between threads.
 */
public final class ImageDecoder {
  /** As a wanted side: keeps every pixel of every image. */
  public static final int ALL_PIXELS = Integer.MAX_VALUE;

  private final DecodeSettings settings;

  /** A decoder with {@link DecodeSettings#DEFAULT}. */
  public ImageDecoder() {
    this(DecodeSettings.DEFAULT);
  }

  public ImageDecoder(DecodeSettings settings) {
    this.settings = Objects.requireNonNull(settings, "settings");
  }

  /**
   * Decodes one file: grey, palette, 16-bit and CMYK images come out as RGB, transparency as {@link
   * DecodeSettings#alphaColour()}.
   *
   * @param bytes the whole encoded file
   * @throws RejectedImageException if it is no image, or can't be decoded whole within the limits
   * @throws java.util.concurrent.CancellationException if the thread is interrupted
   */
  public DecodedImage decode(byte[] bytes) throws RejectedImageException {
    return decode(bytes, ALL_PIXELS);
  }

  /**
   * Decodes one file for a smaller image: of a JPEG or PNG whose shorter side is at least 8 times
   * as long as wanted, rows and columns are left out evenly while it is read.
   *
   * @param bytes the whole encoded file
   * @param shorterSide in pixels, of what will be made of it; at least 4 times that is left
   * @throws RejectedImageException if it is no image, or can't be decoded whole within the limits
   * @throws java.util.concurrent.CancellationException if the thread is interrupted
   */
  public DecodedImage decode(byte[] bytes, int shorterSide) throws RejectedImageException {
    settings.limits().checkLength(bytes.length);
    FileDecoding decoding = new FileDecoding(bytes, settings, shorterSide);
    return DecodeThread.run(decoding, settings.limits().time());
  }
}
