package org.murmuration.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import org.murmuration.refusal.Refusal;

/** A file that must have a certain SHA-256, which {@link #close} checks over the whole of it. */
public final class VerifiedInputStream extends DigestInputStream {
  private final String expected;
  private final String location;
  private boolean closed;

  /**
   * @param expected SHA-256, hexadecimal
   * @param location for messages
   */
  public VerifiedInputStream(InputStream in, String expected, String location) {
    super(in, Sha256.digest());
    this.expected = expected;
    this.location = location;
  }

  @Override
  public long skip(long count) throws IOException {
    // What is skipped must be hashed too.
    return readNBytes((int) Math.min(count, 1 << 20)).length;
  }

  @Override
  public void close() throws IOException {
    if (closed) {
      return;
    }
    closed = true;
    try (InputStream owned = in) {
      transferTo(OutputStream.nullOutputStream());
    }
    String found = Sha256.hex(getMessageDigest().digest());
    if (!found.equals(expected)) {
      throw Refusal.input(
          "Cannot use %s: its SHA-256 is %s, its folder says %s (copy the folder again)"
              .formatted(location, found, expected));
    }
  }
}
