package org.murmuration.storage;

import java.io.IOException;
import org.apache.hadoop.fs.Path;
import org.murmuration.refusal.Refusal;
import org.murmuration.store.Folder;

/**
 * A folder that appears whole or not at all: it is written under a hidden name beside its place,
 * then moved there.
 */
public final class NewFolder {
  private final Storage storage;
  private final Path place;
  private final Path draft;
  private final String replaceable;

  private NewFolder(Storage storage, Path place, String replaceable) {
    this.storage = storage;
    this.place = place;
    this.replaceable = replaceable;
    this.draft = Storage.draftBeside(place);
  }

  /** Fills the folder. */
  @FunctionalInterface
  public interface Writer {
    void write(Folder folder) throws IOException;
  }

  /** Lets Spark fill the folder, which knows it by its location. */
  @FunctionalInterface
  public interface Filler {
    void fill(String location) throws IOException;
  }

  /** Fills the folder, and gives something back about it. */
  @FunctionalInterface
  public interface Maker<T> {
    T make(Folder folder) throws IOException;
  }

  /**
   * @throws Refusal (conflict) if something is there already
   */
  public static NewFolder at(Storage storage, String location) throws IOException {
    return checked(new NewFolder(storage, place(storage, location), ""));
  }

  /**
   * A folder that may take the place of an older one of its kind, which is known by a file in it.
   *
   * @throws Refusal (conflict) if something else is there
   */
  public static NewFolder replacing(Storage storage, String location, String file)
      throws IOException {
    return checked(new NewFolder(storage, place(storage, location), file));
  }

  private static Path place(Storage storage, String location) throws IOException {
    Path place = CheckedPath.of(storage.qualified(location));
    if (place.isRoot()) {
      throw Refusal.conflict(
          "Cannot write %s: it is the root of its storage (name a folder in it)".formatted(place));
    }
    return place;
  }

  private static NewFolder checked(NewFolder folder) throws IOException {
    folder.requireFree();
    folder.storage.requireWritable(folder.place.toString());
    return folder;
  }

  private void requireFree() throws IOException {
    if (storage.exists(place.toString()) && !mayReplace()) {
      throw Refusal.conflict(
          "Cannot write %s: it exists already (name another folder, or remove it)"
              .formatted(place));
    }
  }

  private boolean mayReplace() throws IOException {
    return !replaceable.isEmpty() && storage.exists(place + "/" + replaceable);
  }

  /** Writes and publishes; on failure nothing is left. */
  public void write(Writer writer) throws IOException {
    make(
        folder -> {
          writer.write(folder);
          return folder;
        });
  }

  /** Fills and publishes; on failure nothing is left. */
  public void fill(Filler filler) throws IOException {
    write(folder -> filler.fill(folder.location()));
  }

  /** Writes and publishes; on failure nothing is left. */
  public <T> T make(Maker<T> maker) throws IOException {
    try {
      T made = maker.make(storage.folder(draft.toString()));
      requireFree();
      storage.delete(place);
      storage.move(draft, place);
      return made;
    } catch (Exception | Error e) {
      // Exception, because Scala throws checked ones that no signature names.
      storage.discard(draft, e);
      FullDisk.check(e, place.toString());
      throw e;
    }
  }
}
