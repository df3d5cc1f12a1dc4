package org.murmuration.imagepass;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import org.murmuration.storage.Storage;

/** Runs on executors: opens images wherever their bytes are, for all threads of one task. */
final class ImageBytes implements Serializable, AutoCloseable {
  private final Storage storage;
  private transient PackReader pack;
  private transient boolean closed;

  ImageBytes(Storage storage) {
    this.storage = storage;
  }

  /**
   * @throws java.io.FileNotFoundException if it is gone
   */
  InputStream open(ImageFile file) throws IOException {
    return file.pack() == null ? unpacked(file) : new ByteArrayInputStream(packed(file));
  }

  private InputStream unpacked(ImageFile file) throws IOException {
    try {
      // Of one that a manifest names and a listing did not find, nothing is known.
      return file.lengthBytes() > 0
          ? storage.openKnown(file.uri(), file.lengthBytes())
          : storage.open(file.uri());
    } catch (IllegalArgumentException e) {
      // One such name must not end a job of millions.
      throw new IOException("This storage has no files of such a name: " + e.getMessage(), e);
    }
  }

  private synchronized byte[] packed(ImageFile file) throws IOException {
    if (closed) {
      throw new IOException("Cannot read %s: its task has ended".formatted(file.uri()));
    }
    if (pack == null || !pack.isOf(file.pack())) {
      closePack();
      pack = new PackReader(storage, file.pack());
    }
    return pack.content(file.uri());
  }

  private void closePack() throws IOException {
    if (pack != null) {
      pack.close();
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    try {
      closePack();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
