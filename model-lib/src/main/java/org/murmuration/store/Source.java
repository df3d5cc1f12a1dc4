package org.murmuration.store;

/**
 * Where a network's weights come from.
 *
 * @param file as the user named it; empty for drawn weights
 * @param layout such as {@code torchvision safetensors}, or {@code random}
 * @param sha256 of the file; empty for drawn weights
 * @param pretrained false for weights that were drawn and have seen nothing
 * @param seed that the weights were drawn with; 0 for a file
 * @param licence a note on whose weights these are and what they may be used for
 */
public record Source(
    String file, String layout, String sha256, boolean pretrained, long seed, String licence) {
  public static Source random(long seed) {
    return new Source("", "random", "", false, seed, "none: drawn at random, not pre-trained");
  }

  public static Source file(String file, String layout, String sha256) {
    String licence = "not stated in the file; ask whoever published it";
    return new Source(file, layout, sha256, true, 0, licence);
  }
}
