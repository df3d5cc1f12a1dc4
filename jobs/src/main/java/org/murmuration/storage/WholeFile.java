package org.murmuration.storage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.apache.hadoop.fs.LocalFileSystem;
import org.murmuration.refusal.Refusal;

/**
 * All bytes of a file in one buffer, which the operating system reads as they are asked for: none
 * of them is on the heap. A file on other storage is copied to a temporary one first, which is gone
 * after {@link #close}.
 */
public final class WholeFile implements AutoCloseable {
  /** What a buffer can hold, and four times VGG16. */
  private static final long MAX_BYTES = Integer.MAX_VALUE;

  private final ByteBuffer content;
  private final Optional<Path> copy;

  private WholeFile(ByteBuffer content, Optional<Path> copy) {
    this.content = content;
    this.copy = copy;
  }

  /**
   * @throws java.io.FileNotFoundException if there is no such file
   * @throws Refusal if it is a folder, or too large
   */
  public static WholeFile open(Storage storage, String location) throws IOException {
    org.apache.hadoop.fs.Path path = CheckedPath.of(location);
    requireFile(storage, location);
    if (storage.fileSystem(path) instanceof LocalFileSystem local) {
      return new WholeFile(map(local.pathToFile(path).toPath()), Optional.empty());
    }
    Path copy = Files.createTempFile("murmuration-", ".weights");
    try (InputStream in = storage.open(location)) {
      Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
      return new WholeFile(map(copy), Optional.of(copy));
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(copy);
      throw e;
    }
  }

  private static void requireFile(Storage storage, String location) throws IOException {
    org.apache.hadoop.fs.FileStatus status = storage.status(location);
    if (status.isDirectory()) {
      throw Refusal.input(
          "Cannot read %s: it is a folder, expected a file".formatted(status.getPath()));
    }
    if (status.getLen() > MAX_BYTES) {
      throw Refusal.input(
          "Cannot read %s: it has %,d bytes, up to %,d are possible"
              .formatted(status.getPath(), status.getLen(), MAX_BYTES));
    }
  }

  private static ByteBuffer map(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      return channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
    }
  }

  public ByteBuffer content() {
    return content;
  }

  @Override
  public void close() throws IOException {
    if (copy.isPresent()) {
      Files.deleteIfExists(copy.get());
    }
  }
}
