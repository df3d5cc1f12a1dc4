package org.murmuration.runs;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.fs.FileStatus;
import org.murmuration.storage.DraftName;
import org.murmuration.storage.LastChange;
import org.murmuration.storage.Storage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hidden folders that commands left in a table when they died. Who holds the table's lease may take
 * them away; those that changed in the last day stay, as older programs know of no lease.
 */
public record DeadDrafts(Storage storage, String table) {
  private static final Logger LOG = LoggerFactory.getLogger(DeadDrafts.class);
  private static final long DAY_MILLIS = 86_400_000;
  private static final double HOUR_MILLIS = 3_600_000;

  /** Removes them; how many there were. */
  public int remove() throws IOException {
    long now = System.currentTimeMillis();
    List<String> dead = new ArrayList<>();
    long oldest = now;
    for (FileStatus child : storage.list(table)) {
      String location = child.getPath().toString();
      if (DraftName.isAny(child.getPath().getName())) {
        long changed = LastChange.below(storage, location);
        if (changed < now - DAY_MILLIS) {
          RunDraft.remove(storage, location);
          dead.add(location);
          oldest = Math.min(oldest, changed);
        }
      }
    }
    if (!dead.isEmpty()) {
      LOG.info(
          "Removed {} drafts that dead commands left in {}, the oldest {} hours old",
          dead.size(),
          table,
          Math.round((now - oldest) / HOUR_MILLIS));
    }
    return dead.size();
  }
}
