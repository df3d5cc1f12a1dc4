package org.murmuration.runs;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.fs.FileStatus;
import org.murmuration.storage.DraftName;
import org.murmuration.storage.LastChange;
import org.murmuration.storage.Storage;
import org.murmuration.storage.TableNames;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What commands left in a table when they died: hidden folders and files, and folders of the same
 * runs that were moved to their place and never came to count. Who holds the table's lease may take
 * them away; those that changed in the last day stay, as older programs know of no lease.
 *
 * <p>A folder without {@code _SUCCESS} alone is no such: it may be a copy that lost it.
 */
public record DeadDrafts(Storage storage, String table) {
  private static final Logger LOG = LoggerFactory.getLogger(DeadDrafts.class);
  private static final long DAY_MILLIS = 86_400_000;
  private static final double HOUR_MILLIS = 3_600_000;
  private static final int SHOWN = 5;

  /** Removes them; how many there were. */
  public int remove() throws IOException {
    long now = System.currentTimeMillis();
    long oldest = now;
    List<FileStatus> dead = new ArrayList<>();
    for (FileStatus child : storage.list(table)) {
      if (DraftName.isAny(child.getPath().getName())) {
        long changed = LastChange.below(storage, child.getPath().toString());
        if (changed < now - DAY_MILLIS) {
          dead.add(child);
          oldest = Math.min(oldest, changed);
        }
      }
    }
    if (dead.isEmpty()) {
      return 0;
    }
    // Before the drafts, by which they are known.
    int folders = removeUnmarked(dead, now - DAY_MILLIS);
    for (FileStatus draft : dead) {
      remove(draft);
    }
    LOG.info(
        "Removed {} drafts that dead commands left in {}, the oldest {} hours old",
        dead.size(),
        table,
        Math.round((now - oldest) / HOUR_MILLIS));
    return dead.size() + folders;
  }

  private void remove(FileStatus draft) throws IOException {
    String location = draft.getPath().toString();
    if (draft.isDirectory()) {
      RunDraft.remove(storage, location);
    } else {
      storage.delete(location);
    }
  }

  private int removeUnmarked(List<FileStatus> dead, long beforeMillis) throws IOException {
    List<String> removed = new ArrayList<>();
    for (String root : roots()) {
      for (String folder : unmarked(root, dead)) {
        if (LastChange.below(storage, folder) < beforeMillis) {
          storage.delete(folder);
          removed.add(folder.substring(root.length() + 1));
        }
      }
    }
    if (!removed.isEmpty()) {
      LOG.info(
          "Removed {} folders of {} that dead commands never let count: {}{}",
          removed.size(),
          table,
          String.join(", ", removed.stream().limit(SHOWN).toList()),
          removed.size() > SHOWN ? ", ..." : "");
    }
    return removed.size();
  }

  /** Drafts of rejects lie with those of rows. */
  private List<String> roots() {
    return List.of(
        table,
        Storage.within(table, TableNames.ofToday().rejects()),
        Storage.within(table, TableNames.ofOlderPrograms().rejects()));
  }

  private List<String> unmarked(String root, List<FileStatus> dead) throws IOException {
    List<String> found = new ArrayList<>();
    for (String child : storage.names(root)) {
      String folder = root + "/" + child;
      if (child.startsWith(RunFolders.PREFIX)
          && dead.stream().anyMatch(draft -> isOf(child, draft))
          && !storage.hasFile(folder + "/" + RunFolders.SUCCESS)) {
        found.add(folder);
      }
    }
    return found;
  }

  private static boolean isOf(String child, FileStatus draft) {
    String name = RunFolders.name(child);
    String run = LegName.isOfAny(name) ? LegName.run(name) : name;
    return DraftName.isOf(RunFolders.PREFIX + run, draft.getPath().getName());
  }
}
