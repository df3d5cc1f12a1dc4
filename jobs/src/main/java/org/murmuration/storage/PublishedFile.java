package org.murmuration.storage;

import java.io.IOException;
import java.io.OutputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * A small file that comes to its place whole or not at all: by a draft beside it that is moved, or
 * at once where an object store does that itself.
 */
record PublishedFile(Storage storage, Path place, byte[] content) {
  /** Whatever file is there. */
  void replace() throws IOException {
    FileSystem files = storage.fileSystem(place);
    if (ObjectStore.has(files)) {
      ObjectStore.write(files, place, content);
      return;
    }
    throughDraft(
        draft -> {
          files.delete(place, false);
          storage.move(draft, place);
        });
  }

  /** Unless a file is there. */
  void create() throws IOException {
    FileSystem files = storage.fileSystem(place);
    if (!ObjectStore.has(files)) {
      createByDraft();
    } else if (!storage.hasFile(place.toString())) {
      ObjectStore.write(files, place, content);
    }
  }

  /** The same, so that others that do it at once see this one's draft. */
  void createByDraft() throws IOException {
    throughDraft(this::moveUnlessThere);
  }

  private void moveUnlessThere(Path draft) throws IOException {
    if (storage.exists(place.toString())) {
      storage.delete(draft);
      return;
    }
    try {
      storage.move(draft, place);
    } catch (IOException e) {
      if (!storage.exists(place.toString())) {
        throw e;
      }
      storage.delete(draft);
    }
  }

  /** Lets a draft become the file that it is for. */
  @FunctionalInterface
  private interface Publication {
    void publish(Path draft) throws IOException;
  }

  private void throughDraft(Publication publication) throws IOException {
    Path draft = Storage.draftBeside(place);
    try {
      try (OutputStream out = storage.create(draft, place)) {
        out.write(content);
      }
      publication.publish(draft);
    } catch (IOException | RuntimeException | Error e) {
      storage.discard(draft, e);
      throw e;
    }
  }
}
