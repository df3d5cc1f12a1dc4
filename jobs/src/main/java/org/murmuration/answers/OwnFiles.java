package org.murmuration.answers;

import java.io.IOException;
import java.util.Optional;
import org.murmuration.refusal.Refusal;
import org.murmuration.runs.TableLease;
import org.murmuration.storage.DraftFile;
import org.murmuration.storage.FileDigest;
import org.murmuration.storage.Storage;

/**
 * Files beside a table that are made of it, again and again, as long as nobody else changes them.
 *
 * @param table that has the note of them
 */
record OwnFiles(Storage storage, String table) {
  /** Takes the right to write to the table. */
  @FunctionalInterface
  interface Lease {
    TableLease take() throws IOException;
  }

  /**
   * @throws Refusal (conflict) if something is there that was not written by this program
   */
  void requireOwn(String location) throws IOException {
    if (!storage.exists(location)) {
      return;
    }
    if (storage.isFolder(location)) {
      throw Refusal.conflict(
          "Cannot write %s: a folder is there (name another file; folders of predictions are added to under names without such an ending)"
              .formatted(location));
    }
    if (!isOwn(location)) {
      throw Refusal.conflict(
          "Cannot write %s: it exists already, and is not as this program wrote it (name another file, or remove it)"
              .formatted(location));
    }
  }

  private Optional<FileDigest> there(String location) throws IOException {
    return FileDigest.of(storage, location).map(digest -> digest.named(name(location)));
  }

  /** Files in other folders may have the same name, so their whole place is theirs. */
  private String name(String location) {
    String folder = table.substring(0, table.lastIndexOf('/') + 1);
    String name = FileDigest.nameOf(location);
    return location.equals(folder + name) ? name : location;
  }

  private boolean isOwn(String location) throws IOException {
    FileNote note = FileNote.read(storage, table);
    return note.mayHave(name(location), storage.length(location))
        && there(location).filter(note::has).isPresent();
  }

  /** Lets a draft take its place, unless the same is there. */
  void put(DraftFile draft, String location, Lease lease) throws IOException {
    FileDigest wanted = draft.digest().named(name(location));
    if (isThere(wanted, location)) {
      return;
    }
    try (TableLease held = lease.take()) {
      requireOwn(location);
      held.requireHeld();
      // Whichever of both is there when this is cut short, it is known.
      FileNote.read(storage, table).with(wanted).write(storage, table);
      draft.replace();
      FileNote note = FileNote.read(storage, table).without(wanted.name());
      note.with(wanted).write(storage, table);
    }
  }

  private boolean isThere(FileDigest wanted, String location) throws IOException {
    return storage.exists(location)
        && storage.length(location) == wanted.bytes()
        && there(location).filter(wanted::equals).isPresent()
        && FileNote.read(storage, table).has(wanted);
  }

  /** Removes a file that is not needed any more, if it is there. */
  void remove(String location, Lease lease) throws IOException {
    if (!storage.exists(location)) {
      return;
    }
    try (TableLease held = lease.take()) {
      requireOwn(location);
      held.requireHeld();
      storage.delete(location);
      FileNote.read(storage, table).without(name(location)).write(storage, table);
    }
  }
}
