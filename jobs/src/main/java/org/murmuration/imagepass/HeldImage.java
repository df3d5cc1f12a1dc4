package org.murmuration.imagepass;

/** An image of a row: as the bytes of a file, as pixels, or as the place of a file. */
public sealed interface HeldImage {
  /** What messages call it. */
  ImageFile file();

  /** What the row holds of it; none where it only names it. */
  byte[] bytes();

  /** A file that a row names. */
  record Located(ImageFile file) implements HeldImage {
    @Override
    public byte[] bytes() {
      return new byte[0];
    }
  }

  /**
   * A file that a row holds.
   *
   * @param bytes of the whole file; none where the row has none
   */
  record Encoded(ImageFile file, byte[] bytes) implements HeldImage {}

  /**
   * Pixels that somebody else decoded.
   *
   * @param raster how they lie
   */
  record Pixels(ImageFile file, BgrRaster raster) implements HeldImage {
    @Override
    public byte[] bytes() {
      return raster.bytes();
    }
  }

  /** An image that is known by the URI of its file. */
  static HeldImage at(String uri) {
    return new Located(named(uri));
  }

  /** The bytes of a file, from a row that does not say where it lies. */
  static HeldImage of(byte[] bytes) {
    return new Encoded(named("a row"), bytes);
  }

  /** Pixels, from a row that does not say where they lie. */
  static HeldImage of(BgrRaster raster) {
    return new Pixels(named("a row"), raster);
  }

  private static ImageFile named(String uri) {
    return new ImageFile(uri, null, 0, 0);
  }
}
