package org.murmuration.storage;

import java.io.File;
import java.io.IOException;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.murmuration.machine.Bytes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is left where much is going to be written. Storage that has no end says a number that no
 * disk has.
 *
 * @param bytes left
 */
public record FreeSpace(String place, long bytes) {
  private static final Logger LOG = LoggerFactory.getLogger(FreeSpace.class);

  /** Below a place that need not be there yet. */
  public static FreeSpace at(Storage storage, String place) {
    try {
      Path path = CheckedPath.of(place);
      FileSystem files = storage.fileSystem(path);
      while (!files.exists(path) && path.getParent() != null) {
        path = path.getParent();
      }
      return new FreeSpace(place, left(files, path));
    } catch (IOException | UnsupportedOperationException e) {
      // Nothing is worse for not being known: who writes says what went wrong.
      return new FreeSpace(place, Long.MAX_VALUE);
    }
  }

  private static long left(FileSystem files, Path path) throws IOException {
    return Storage.isLocal(files)
        // Hadoop counts what is kept for the system, too.
        ? new File(path.toUri().getPath()).getUsableSpace()
        // HDFS counts each copy of a block.
        : files.getStatus(path).getRemaining() / Math.max(1, files.getDefaultReplication(path));
  }

  /**
   * Warns before hours of work, where it may not be enough.
   *
   * @param most bytes of what is to be written, before it is compressed
   */
  public void warnBelow(long most) {
    if (isBelow(most)) {
      LOG.warn(
          "{} has {} left, and up to {} are to be written there (what is committed until it is full stays)",
          place,
          new Bytes(bytes).gibibytes(),
          new Bytes(most).gibibytes());
    }
  }

  boolean isBelow(long most) {
    return bytes < most;
  }
}
