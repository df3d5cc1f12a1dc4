package org.murmuration.upkeep;

import java.io.IOException;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.murmuration.runs.DeadDrafts;
import org.murmuration.runs.RunFolders;
import org.murmuration.storage.Storage;
import org.murmuration.table.EmbeddingTable;
import org.murmuration.table.RunId;

/** What is done for the order of a table when a command has added to it, or for that alone. */
public record Upkeep(SparkSession spark, Storage storage, EmbeddingTable table) {
  /** Folders of runs, from which on a table has many. */
  private static final int MANY = 32;

  /** Runs are small that have less than a file of usual size each, as an average. */
  private static final long SMALL_BYTES = 64L << 20;

  /**
   * Merges runs and removes those that were merged long ago.
   *
   * @param run names the one that they become
   */
  public UpkeepCounts compact(RunId run, KeepReplaced keep) throws IOException {
    MergeCounts merged = merged(run);
    table.requireHeld();
    int drafts = removeDrafts();
    return new UpkeepCounts(merged, removeReplaced(keep), drafts, List.of());
  }

  private int removeDrafts() throws IOException {
    return new DeadDrafts(storage, table.location()).remove();
  }

  private List<String> removeReplaced(KeepReplaced keep) throws IOException {
    return Compaction.removeReplaced(table, keep.beforeMillis());
  }

  private MergeCounts merged(RunId run) throws IOException {
    if (!Compaction.isWorthwhile(storage, table)) {
      return MergeCounts.NONE;
    }
    try (Compaction compaction = new Compaction(spark, storage, table, run)) {
      compaction.write();
      return compaction.commit();
    }
  }

  /**
   * What a command does that has added a run. What it was for is done: trouble with this is told
   * and counted, and the next command that adds to the table tries again.
   *
   * @throws org.murmuration.refusal.Refusal (temporary) if another command has the table now
   */
  public UpkeepCounts afterwards(UpkeepSettings settings) throws IOException {
    if (!table.isOfFolders()) {
      return UpkeepCounts.NONE;
    }
    Attempts attempts = new Attempts(table);
    MergeCounts merged =
        attempts.of("merge its runs", MergeCounts.NONE, () -> mergedIfMany(settings));
    int drafts = attempts.of("remove drafts of dead commands", 0, this::removeDrafts);
    List<String> removed =
        attempts.of(
            "remove runs that were merged before",
            List.of(),
            () -> removeReplaced(settings.keepReplaced()));
    return new UpkeepCounts(merged, removed, drafts, attempts.failures());
  }

  private MergeCounts mergedIfMany(UpkeepSettings settings) throws IOException {
    return settings.compact() == UpkeepSettings.Compact.AUTO && hasManySmallRuns()
        ? merged(RunId.now())
        : MergeCounts.NONE;
  }

  private boolean hasManySmallRuns() throws IOException {
    RunFolders folders = table.folders();
    List<String> runs = folders.opened();
    return runs.size() >= MANY && folders.bytes(runs) < runs.size() * SMALL_BYTES;
  }
}
