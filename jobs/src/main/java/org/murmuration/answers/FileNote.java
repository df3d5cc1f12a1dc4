package org.murmuration.answers;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.murmuration.refusal.Refusal;
import org.murmuration.storage.FileDigest;
import org.murmuration.storage.Storage;
import org.murmuration.store.JsonFormat;

/**
 * Which files beside a table of predictions are made of it, {@code _files.json}: one that is
 * another by now belongs to whoever changed it.
 *
 * @param files as they were written last; while one is replaced, the older one, too
 */
record FileNote(int formatVersion, List<FileDigest> files) {
  private static final int FORMAT_VERSION = 1;
  private static final String NAME = "_files.json";

  FileNote {
    files = List.copyOf(files);
    if (formatVersion != FORMAT_VERSION) {
      throw Refusal.input(
          "its format version is %d, this program knows %d"
              .formatted(formatVersion, FORMAT_VERSION));
    }
  }

  /** Of a table that may not be there yet. */
  static FileNote read(Storage storage, String table) throws IOException {
    String location = Storage.within(table, NAME);
    try {
      return new JsonFormat().read(storage.read(location), FileNote.class, location);
    } catch (FileNotFoundException e) {
      return new FileNote(FORMAT_VERSION, List.of());
    }
  }

  void write(Storage storage, String table) throws IOException {
    storage.publish(Storage.within(table, NAME), new JsonFormat().write(this));
  }

  boolean has(FileDigest file) {
    return files.contains(file);
  }

  /** Whether a file of that name and length is among them. */
  boolean mayHave(String name, long bytes) {
    return files.stream().anyMatch(file -> file.name().equals(name) && file.bytes() == bytes);
  }

  FileNote with(FileDigest file) {
    List<FileDigest> more = new ArrayList<>(files);
    more.add(file);
    return new FileNote(formatVersion, more);
  }

  FileNote without(String name) {
    return new FileNote(
        formatVersion, files.stream().filter(file -> !file.name().equals(name)).toList());
  }
}
