package org.murmuration.runs;

import java.io.IOException;
import java.util.List;
import org.murmuration.storage.Storage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The hidden folder of a run that is being written. Who writes the same run takes it away, and then
 * its owner must not go on.
 */
public record RunDraft(Storage storage, String location) {
  private static final Logger LOG = LoggerFactory.getLogger(RunDraft.class);

  /** There until another process takes the folder; readers pass over it. */
  private static final String WRITING = "_WRITING";

  /**
   * @param place that the run will have
   */
  public static RunDraft beside(Storage storage, String place) throws IOException {
    RunDraft draft = new RunDraft(storage, storage.draftBeside(place));
    try {
      storage.createNew(draft.location + "/" + WRITING);
      return draft;
    } catch (IOException | RuntimeException e) {
      // The folder may be there without its mark: a quota of names counts each.
      draft.remove();
      throw e;
    }
  }

  /** All that are there for a run, of whatever process. */
  static List<String> of(Storage storage, String place) throws IOException {
    String root = place.substring(0, place.lastIndexOf('/'));
    return storage.list(root).stream()
        .map(child -> child.getPath().toString())
        .filter(child -> Storage.isDraftOf(place, child))
        .toList();
  }

  /** The mark first: a process that is still there must see that it is not alone. */
  static void remove(Storage storage, String location) throws IOException {
    storage.delete(location + "/" + WRITING);
    storage.delete(location);
  }

  /**
   * Removes it. Where storage does not let it, what was committed counts all the same, and who adds
   * to the table a day later removes it.
   */
  public void remove() {
    try {
      remove(storage, location);
    } catch (IOException e) {
      LOG.warn("Cannot remove {} yet, which is no part of the table: {}", location, e.getMessage());
    }
  }

  /** Whether it still belongs to this process. */
  public boolean isUndisturbed() throws IOException {
    return storage.hasFile(location + "/" + WRITING);
  }

  /** For what is to be done. */
  public String lists() {
    return location + "/lists";
  }

  /** For the rows of a leg. */
  public String rows(int leg) {
    return "%s/leg-%05d".formatted(location, leg);
  }

  /** For the rejects of a leg. */
  public String rejects(int leg) {
    return "%s/rejects-%05d".formatted(location, leg);
  }
}
