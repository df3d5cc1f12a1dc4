package org.murmuration.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import org.murmuration.refusal.Refusal;

/**
 * A folder whose {@code SHA256SUMS} vouches for the rest: written last, and checked for each file
 * that is read.
 */
final class SealedFolder {
  private static final String SUMS = "SHA256SUMS";
  private static final int SHA256_HEX_LENGTH = 64;

  /** Makes something of a file's content. */
  @FunctionalInterface
  interface FileReader<T> {
    T read(InputStream in) throws IOException;
  }

  private final Folder folder;
  private final Map<String, String> sums;

  private SealedFolder(Folder folder, Map<String, String> sums) {
    this.folder = folder;
    this.sums = sums;
  }

  static SealedFolder toWrite(Folder folder) {
    return new SealedFolder(folder, new LinkedHashMap<>());
  }

  /**
   * @throws java.io.FileNotFoundException if the folder has no {@code SHA256SUMS}
   */
  static SealedFolder toRead(Folder folder) throws IOException {
    Map<String, String> sums = new LinkedHashMap<>();
    try (InputStream in = folder.open(SUMS)) {
      new String(in.readAllBytes(), UTF_8).lines().forEach(line -> addSum(sums, line, folder));
    }
    return new SealedFolder(folder, sums);
  }

  private static void addSum(Map<String, String> sums, String line, Folder folder) {
    if (line.length() < SHA256_HEX_LENGTH + 3) {
      throw Refusal.input(
          "Cannot read %s: its %s has the line '%s', which is no checksum and file name"
              .formatted(folder.location(), SUMS, line));
    }
    sums.put(line.substring(SHA256_HEX_LENGTH + 2), line.substring(0, SHA256_HEX_LENGTH));
  }

  OutputStream create(String name) throws IOException {
    DigestOutputStream digested = new DigestOutputStream(folder.create(name), Sha256.digest());
    return new FilterOutputStream(digested) {
      @Override
      public void write(byte[] bytes, int offset, int length) throws IOException {
        out.write(bytes, offset, length);
      }

      @Override
      public void close() throws IOException {
        super.close();
        sums.put(name, Sha256.hex(digested.getMessageDigest().digest()));
      }
    };
  }

  void write(String name, byte[] bytes) throws IOException {
    try (OutputStream out = create(name)) {
      out.write(bytes);
    }
  }

  /** Writes {@code SHA256SUMS} in the form that {@code sha256sum --check} reads. */
  void seal() throws IOException {
    StringBuilder lines = new StringBuilder();
    sums.forEach((name, sum) -> lines.append(sum).append("  ").append(name).append('\n'));
    try (OutputStream out = folder.create(SUMS)) {
      out.write(lines.toString().getBytes(UTF_8));
    }
  }

  /**
   * The file's content; {@code close} reads to its end and refuses what the sums do not vouch for.
   */
  InputStream open(String name) throws IOException {
    return new VerifiedInputStream(folder.open(name), sum(name), folder.location() + "/" + name);
  }

  /** What a reader makes of a file, if its checksum holds. */
  <T> T read(String name, FileReader<T> reader) throws IOException {
    try (InputStream in = open(name)) {
      try {
        return reader.read(in);
      } catch (Refusal e) {
        in.close(); // Refuses a wrong checksum, which says more than what it led to.
        throw e;
      }
    }
  }

  byte[] read(String name) throws IOException {
    return read(name, InputStream::readAllBytes);
  }

  String location() {
    return folder.location();
  }

  /** Whether the sums name such a file. */
  boolean has(String name) {
    return sums.containsKey(name);
  }

  String sum(String name) {
    String sum = sums.get(name);
    if (sum == null) {
      throw Refusal.input(
          "Cannot read %s/%s: the folder's %s does not name it"
              .formatted(folder.location(), name, SUMS));
    }
    return sum;
  }
}
