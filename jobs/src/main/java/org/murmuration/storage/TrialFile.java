package org.murmuration.storage;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.fs.Path;
import org.murmuration.refusal.Refusal;

/**
 * A small file that is written where a command is going to write, and removed with the folders that
 * were made for it.
 *
 * @param place as the user knows it
 * @param isFolder whether it is a folder already, which is then written into
 */
record TrialFile(Storage storage, Path place, boolean isFolder) {
  /** More than a file system keeps beside its directory entry. */
  private static final int BYTES = 4096;

  /**
   * @throws Refusal if nothing can be written there
   */
  void write() throws IOException {
    Path file = Storage.draftBeside(isFolder ? new Path(place, "trial") : place);
    List<Path> made = missing(file.getParent());
    try {
      fill(file);
      storage.delete(file);
    } catch (IOException | Error e) {
      // Hadoop throws an error where a local disk fails.
      storage.discard(file, e);
      FullDisk.check(e, place.toString());
      requireReachable(e);
      throw e;
    } finally {
      forget(made);
    }
  }

  private void fill(Path file) throws IOException {
    try (OutputStream out = storage.create(file, place)) {
      out.write(new byte[BYTES]);
    }
  }

  /** The deepest first. */
  private List<Path> missing(Path folder) throws IOException {
    List<Path> missing = new ArrayList<>();
    for (Path at = folder; at != null && !storage.exists(at.toString()); at = at.getParent()) {
      missing.add(at);
    }
    return missing;
  }

  /** The local file system names the file that is tried, and not the place. */
  private void requireReachable(Throwable failure) {
    if (failure instanceof FileNotFoundException || failure instanceof FileSystemException) {
      throw Refusal.input(
          "Cannot write %s: %s (name another place, or check who may write there)"
              .formatted(
                  place, String.valueOf(failure.getMessage()).replaceFirst("^.*\\((.+)\\)$", "$1")),
          failure);
    }
  }

  /** Unless somebody else began to write into them. */
  private void forget(List<Path> made) {
    for (Path folder : made) {
      try {
        storage.fileSystem(folder).delete(folder, false);
      } catch (IOException e) {
        return;
      }
    }
  }
}
