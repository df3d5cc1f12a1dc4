package org.murmuration.storage;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.apache.hadoop.fs.Path;
import org.murmuration.refusal.Refusal;

/**
 * A file that appears whole or not at all: it is written under a hidden name beside its place, then
 * moved there.
 */
public final class NewFile {
  private final Storage storage;
  private final Path place;
  private final Path draft;

  private NewFile(Storage storage, Path place) {
    this.storage = storage;
    this.place = place;
    this.draft = Storage.draftBeside(place);
  }

  /** Fills the file. */
  @FunctionalInterface
  public interface Writer {
    void write(OutputStream out) throws IOException;
  }

  /**
   * @throws Refusal (conflict) if something is there already
   */
  public static NewFile at(Storage storage, String location) throws IOException {
    Path place = CheckedPath.of(storage.qualified(location));
    requireFree(storage, place);
    storage.requireWritable(place.toString());
    return new NewFile(storage, place);
  }

  private static void requireFree(Storage storage, Path place) throws IOException {
    if (storage.exists(place.toString())) {
      throw Refusal.conflict(
          "Cannot write %s: it exists already (name another file, or remove it)".formatted(place));
    }
  }

  /** Writes and publishes; on failure nothing is left. */
  public void write(Writer writer) throws IOException {
    try {
      try (OutputStream out = new BufferedOutputStream(storage.create(draft.toString()))) {
        writer.write(out);
      }
      requireFree(storage, place);
      storage.move(draft, place);
    } catch (IOException | RuntimeException | Error e) {
      storage.discard(draft, e);
      FullDisk.check(e, place.toString());
      throw e;
    }
  }
}
