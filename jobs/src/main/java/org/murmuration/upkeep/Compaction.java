package org.murmuration.upkeep;

import java.io.IOException;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.murmuration.refusal.Refusal;
import org.murmuration.runs.RunDraft;
import org.murmuration.runs.RunFolders;
import org.murmuration.storage.FullDisk;
import org.murmuration.storage.Storage;
import org.murmuration.table.EmbeddingTable;
import org.murmuration.table.FileSizes;
import org.murmuration.table.RejectTable;
import org.murmuration.table.RunId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The runs of a table become one with the newest row of each image. Until that is committed nobody
 * sees anything of it, and who reads the runs that were there can go on.
 */
public final class Compaction implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Compaction.class);

  private final SparkSession spark;
  private final Storage storage;
  private final EmbeddingTable table;
  private final RunDraft draft;
  private final Merge rows;
  private final RejectTable rejectTable;
  private final Merge rejects;
  private MergeCounts counts = MergeCounts.NONE;

  /**
   * @param run names the one that they become
   * @throws Refusal (conflict) if it is there already
   */
  public Compaction(SparkSession spark, Storage storage, EmbeddingTable table, RunId run)
      throws IOException {
    this.spark = spark;
    this.storage = storage;
    this.table = table;
    table.requireNew(run);
    new TableLayout(storage, table.location()).becomeOfToday();
    RunFolders folders = table.folders();
    this.rejectTable = table.rejects();
    folders.clear(run.value());
    rejectTable.folders().clear(run.value());
    this.draft = RunDraft.beside(storage, folders.folder(run.value()));
    this.rows = new Merge(folders, run.value(), draft.rows(1));
    this.rejects = new Merge(rejectTable.folders(), run.value(), draft.rejects(1));
  }

  /**
   * Whether there is anything to merge, or a table has the names of an older program.
   *
   * @param table that is looked at
   */
  public static boolean isWorthwhile(Storage storage, EmbeddingTable table) throws IOException {
    return new Merge(table.folders(), "", "").isWorthwhile()
        || new Merge(table.rejects().folders(), "", "").isWorthwhile()
        || !new TableLayout(storage, table.location()).isOfToday();
  }

  /** Writes the new run, which does not count yet. */
  public void write() throws IOException {
    try {
      writeAll();
    } catch (Exception e) {
      // Exception, because Scala throws checked ones that no signature names.
      FullDisk.check(e, table.location());
      throw e;
    }
  }

  private void writeAll() throws IOException {
    long before = rows.bytes() + rejects.bytes();
    long count = 0;
    long superseded = 0;
    if (rows.isWorthwhile()) {
      LOG.info("Merging {} runs of {}", rows.runs(), table.location());
      FileSizes sizes = FileSizes.ofFloats(table.contract().floatsOfAnImage());
      count = rows.write(spark, storage, table.rows(), table.schema(), sizes);
      superseded = table.everyRow().count() - count;
    }
    long rejected = 0;
    if (rejects.isWorthwhile()) {
      rejected =
          rejects.write(
              spark,
              storage,
              rejectTable.distinctRows(),
              RejectTable.schema(),
              FileSizes.OF_SHORT_ROWS);
    }
    long merged = rows.isWorthwhile() ? rows.runs() : 0;
    counts =
        new MergeCounts(
            rows.runs(), rows.runs(), merged, count, superseded, rejected, before, before);
  }

  /** Lets it count in place of the others, in one moment for rows and in one for rejects. */
  public MergeCounts commit() throws IOException {
    requireUndisturbed();
    if (!rows.isWorthwhile() && !rejects.isWorthwhile()) {
      return MergeCounts.NONE;
    }
    long after = commit(rows) + commit(rejects);
    int runs = table.folders().opened().size();
    MergeCounts done =
        new MergeCounts(
            counts.runsBefore(),
            runs,
            counts.merged(),
            counts.rows(),
            counts.superseded(),
            counts.rejects(),
            counts.bytesBefore(),
            after);
    done.lines().forEach(LOG::info);
    return done;
  }

  private static long commit(Merge merge) throws IOException {
    if (!merge.isWorthwhile()) {
      return merge.bytes();
    }
    merge.commit();
    return merge.bytesWritten();
  }

  private void requireUndisturbed() throws IOException {
    table.requireHeld();
    if (!draft.isUndisturbed()) {
      throw Refusal.temporary(
          "Cannot merge the runs of %s: another process took the work away (run the command again)"
              .formatted(table.location()));
    }
  }

  /** Removes folders that were merged before a moment, since 1970; their names. */
  static List<String> removeReplaced(EmbeddingTable table, long beforeMillis) throws IOException {
    List<String> removed = table.folders().removeReplacedBefore(beforeMillis);
    table.rejects().folders().removeReplacedBefore(beforeMillis);
    return removed;
  }

  /** Removes what was not committed. */
  @Override
  public void close() {
    draft.remove();
  }
}
