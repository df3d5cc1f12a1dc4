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
    return file.pack() == null
        ? unpacked(() -> storage.open(file.uri()))
        : new ByteArrayInputStream(packed(file));
  }

  /** The same of a file that was listed, as far as it went then: an object store is asked once. */
  InputStream openListed(ImageFile file) throws IOException {
    return unpacked(() -> storage.openKnown(file.uri(), file.lengthBytes()));
  }

  /** A file that is not in a pack. */
  private interface Opening {
    InputStream open() throws IOException;
  }

  private static InputStream unpacked(Opening opening) throws IOException {
    try {
      return opening.open();
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
