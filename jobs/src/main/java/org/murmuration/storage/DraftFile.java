package org.murmuration.storage;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.apache.hadoop.fs.Path;

/**
 * A file that is whole, under a hidden name beside its place, and may take that from an older one.
 * It is gone when it is closed, unless it did.
 */
public final class DraftFile implements AutoCloseable {
  private final Storage storage;
  private final Path place;
  private final Path draft;
  private final FileDigest digest;
  private boolean isMoved;

  private DraftFile(Storage storage, Path place, Path draft, FileDigest digest) {
    this.storage = storage;
    this.place = place;
    this.draft = draft;
    this.digest = digest;
  }

  /** Writes it; on failure nothing is left. */
  public static DraftFile of(Storage storage, String location, NewFile.Writer writer)
      throws IOException {
    Path place = CheckedPath.of(location);
    Path draft = Storage.draftBeside(place);
    try {
      FileDigest.Counted counted = new FileDigest.Counted(storage.create(draft, place));
      try (OutputStream out = new BufferedOutputStream(counted)) {
        writer.write(out);
      }
      return new DraftFile(storage, place, draft, counted.digest(location));
    } catch (IOException | RuntimeException | Error e) {
      storage.discard(draft, e);
      FullDisk.check(e, place.toString());
      throw e;
    }
  }

  /** What it holds, under the name of its place. */
  public FileDigest digest() {
    return digest;
  }

  /** Takes its place, in which an older file may be. */
  public void replace() throws IOException {
    storage.delete(place);
    storage.move(draft, place);
    isMoved = true;
  }

  @Override
  public void close() throws IOException {
    if (!isMoved) {
      storage.delete(draft);
    }
  }
}
