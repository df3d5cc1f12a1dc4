package org.murmuration.storage;

import java.io.Serializable;
import org.apache.hadoop.fs.FileStatus;

/**
 * What lies in a folder, as storage tells of it.
 *
 * @param location with scheme and host
 * @param name the last part of it
 * @param lengthBytes of a file
 * @param timeMillis of its last change, since 1970
 */
public record Entry(String location, String name, Kind kind, long lengthBytes, long timeMillis)
    implements Serializable {
  /** What an entry is. */
  public enum Kind {
    FILE,
    FOLDER,
    /** A file whose bytes cannot be asked for by its name, which is no UTF-8. */
    FILE_NOT_UTF8,
    /** The same for a folder. */
    FOLDER_NOT_UTF8,
    /** A symbolic link to something that is not there. */
    LINK_TO_NOTHING,
    /** A symbolic link to a folder that it lies in. */
    LINK_BACK,
    /** A pipe, a socket or a device, which may never end. */
    NO_FILE
  }

  /** Of what any file system says. */
  static Entry of(FileStatus status) {
    Kind kind = status.isFile() ? Kind.FILE : status.isDirectory() ? Kind.FOLDER : Kind.NO_FILE;
    return new Entry(
        status.getPath().toString(),
        status.getPath().getName(),
        kind,
        status.getLen(),
        status.getModificationTime());
  }

  public boolean isFolder() {
    return kind == Kind.FOLDER;
  }
}
