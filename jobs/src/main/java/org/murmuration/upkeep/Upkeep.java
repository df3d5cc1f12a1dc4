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
    MergeCounts merged = Compaction.isWorthwhile(storage, table) ? merged(run) : MergeCounts.NONE;
    return counts(merged, keep);
  }

  private UpkeepCounts counts(MergeCounts merged, KeepReplaced keep) throws IOException {
    table.requireHeld();
    int drafts = new DeadDrafts(storage, table.location()).remove();
    return new UpkeepCounts(merged, Compaction.removeReplaced(table, keep.beforeMillis()), drafts);
  }

  private MergeCounts merged(RunId run) throws IOException {
    try (Compaction compaction = new Compaction(spark, storage, table, run)) {
      compaction.write();
      return compaction.commit();
    }
  }

  /** What a command does that has added a run. */
  public UpkeepCounts afterwards(UpkeepSettings settings) throws IOException {
    return settings.compact() == UpkeepSettings.Compact.AUTO && hasManySmallRuns()
        ? compact(RunId.now(), settings.keepReplaced())
        : counts(MergeCounts.NONE, settings.keepReplaced());
  }

  private boolean hasManySmallRuns() throws IOException {
    RunFolders folders = table.folders();
    List<String> runs = folders.opened();
    return runs.size() >= MANY && folders.bytes(runs) < runs.size() * SMALL_BYTES;
  }
}
