package org.murmuration.storage;

import java.io.FileNotFoundException;
import java.io.IOException;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;

/** When something below a folder was written last. */
public final class LastChange {
  private LastChange() {}

  /**
   * In milliseconds since 1970: of files alone, if there are any, as object stores know no time of
   * folders; the present where it is gone.
   */
  public static long below(Storage storage, String location) throws IOException {
    Path path = CheckedPath.of(location);
    try {
      FileStatus itself = storage.status(location);
      long last = 0;
      RemoteIterator<LocatedFileStatus> files = storage.fileSystem(path).listFiles(path, true);
      while (files.hasNext()) {
        last = Math.max(last, files.next().getModificationTime());
      }
      return last > 0 ? last : itself.getModificationTime();
    } catch (FileNotFoundException e) {
      return System.currentTimeMillis();
    }
  }
}
