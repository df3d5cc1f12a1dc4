package org.murmuration.decode;

/** Why an image could not be used: the name is what a table of rejects holds. */
public enum Reason {
  /** The file has no bytes. */
  EMPTY,
  /** The file is longer than {@link DecodeLimits#maxBytes()}. */
  TOO_LARGE,
  /** Its header announces more pixels than {@link DecodeLimits#maxPixels()}. */
  TOO_MANY_PIXELS,
  /** No decoder knows its first bytes. */
  NOT_AN_IMAGE,
  /** An image, of a kind that its decoder can't read. */
  UNSUPPORTED,
  /** The file ends, or its data end, before the image does. */
  TRUNCATED,
  /** The decoder failed on its content. */
  CORRUPT,
  /** Decoding took too long. */
  TIMEOUT,
  /** The file was listed and is no longer there. */
  VANISHED,
  /** Storage would not hand out its bytes. */
  UNREADABLE
}
