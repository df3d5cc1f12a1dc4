package org.murmuration.decode;

/** What became of an image's colour profile: the name is what a table of checked images holds. */
public enum ProfileUse {
  /** There is none, or none is needed (grey images are left as they are). */
  NONE,
  /** It says that the samples are sRGB, as they are wanted. */
  SRGB,
  /** The samples were converted to sRGB. */
  CONVERTED,
  /** It is broken or of another kind of image: the samples are used as if it were not there. */
  IGNORED
}
