package org.murmuration.seen;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The first 128 bits of SHA-256 over an image's id: evenly spread, whatever the id was made of.
 *
 * @param first 64 bits
 * @param second 64 bits
 */
record ImageDigest(long first, long second) {
  static ImageDigest of(String imageId) {
    try {
      byte[] id = imageId.getBytes(StandardCharsets.UTF_8);
      ByteBuffer digest = ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(id));
      return new ImageDigest(digest.getLong(), digest.getLong());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
