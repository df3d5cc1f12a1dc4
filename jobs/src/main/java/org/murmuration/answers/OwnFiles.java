package org.murmuration.answers;

import java.io.IOException;
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

  private boolean isOwn(String location) throws IOException {
    FileNote note = FileNote.read(storage, table);
    return note.mayHave(FileDigest.nameOf(location), storage.length(location))
        && FileDigest.of(storage, location).filter(note::has).isPresent();
  }

  /** Lets a draft take its place, unless the same is there. */
  void put(DraftFile draft, String location, Lease lease) throws IOException {
    if (isThere(draft.digest(), location)) {
      return;
    }
    try (TableLease held = lease.take()) {
      requireOwn(location);
      held.requireHeld();
      // Whichever of both is there when this is cut short, it is known.
      FileNote.read(storage, table).with(draft.digest()).write(storage, table);
      draft.replace();
      FileNote note = FileNote.read(storage, table).without(draft.digest().name());
      note.with(draft.digest()).write(storage, table);
    }
  }

  private boolean isThere(FileDigest wanted, String location) throws IOException {
    return storage.exists(location)
        && storage.length(location) == wanted.bytes()
        && FileDigest.of(storage, location).filter(wanted::equals).isPresent()
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
      FileNote.read(storage, table).without(FileDigest.nameOf(location)).write(storage, table);
    }
  }
}
