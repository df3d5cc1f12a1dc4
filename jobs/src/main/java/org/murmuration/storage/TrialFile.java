package org.murmuration.storage;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import org.apache.hadoop.fs.Path;
import org.murmuration.refusal.Refusal;

/**
 * A small file that is written where a command is going to write, and removed. No folder is made
 * for it: one that is removed again may be where another command has just begun to write.
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
    Path file = file();
    try {
      fill(file);
      storage.delete(file);
    } catch (IOException | Error e) {
      // Hadoop throws an error where a local disk fails.
      storage.discard(file, e);
      FullDisk.check(e, place.toString());
      requireReachable(e);
      throw e;
    }
  }

  /** In the deepest folder that is there. */
  private Path file() throws IOException {
    if (isFolder) {
      return Storage.draftBeside(new Path(place, "trial"));
    }
    Path wanted = place;
    Path at = wanted.getParent();
    while (!storage.exists(at.toString()) && at.getParent() != null) {
      at = at.getParent();
    }
    // Below a file, nothing is made: who writes there is told so.
    boolean isThere = storage.isFolder(at.toString());
    return Storage.draftBeside(isThere ? new Path(at, "trial") : wanted);
  }

  private void fill(Path file) throws IOException {
    try (OutputStream out = storage.create(file, place)) {
      out.write(new byte[BYTES]);
    }
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
}
