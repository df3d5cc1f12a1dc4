package org.murmuration.storage;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.Optional;
import org.apache.hadoop.fs.ChecksumException;
import org.murmuration.store.Sha256;

/**
 * What a file holds, whatever its size, by which it is known again.
 *
 * @param name without its folder
 */
public record FileDigest(String name, long bytes, String sha256) {
  private static final int BUFFER_BYTES = 1 << 16;

  /** Of a file that is there; nothing where storage says itself that another hand changed it. */
  public static Optional<FileDigest> of(Storage storage, String location) throws IOException {
    MessageDigest digest = Sha256.digest();
    try (InputStream in = new DigestInputStream(storage.open(location), digest)) {
      byte[] buffer = new byte[BUFFER_BYTES];
      long bytes = 0;
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        bytes += read;
      }
      return Optional.of(new FileDigest(nameOf(location), bytes, Sha256.hex(digest.digest())));
    } catch (ChecksumException e) {
      return Optional.empty();
    }
  }

  /** The same under another name. */
  public FileDigest named(String other) {
    return new FileDigest(other, bytes, sha256);
  }

  /** What a location says behind its last slash. */
  public static String nameOf(String location) {
    return CheckedPath.of(location).getName();
  }

  /** Knows how many bytes went through it, and which. */
  public static final class Counted extends OutputStream {
    private final OutputStream out;
    private final MessageDigest digest = Sha256.digest();
    private long bytes;

    public Counted(OutputStream out) {
      this.out = out;
    }

    @Override
    public void write(int one) throws IOException {
      write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] from, int start, int count) throws IOException {
      out.write(from, start, count);
      digest.update(from, start, count);
      bytes += count;
    }

    @Override
    public void flush() throws IOException {
      out.flush();
    }

    @Override
    public void close() throws IOException {
      out.close();
    }

    public long bytes() {
      return bytes;
    }

    /** Of what was written; to be asked once. */
    public String sha256() {
      return Sha256.hex(digest.digest());
    }

    /** When it is closed. */
    FileDigest digest(String location) {
      return new FileDigest(nameOf(location), bytes, sha256());
    }
  }
}
