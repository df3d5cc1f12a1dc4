package org.murmuration.upkeep;

import java.io.IOException;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.murmuration.refusal.Refusal;
import org.murmuration.runs.RunFolders;
import org.murmuration.runs.RunManifest;
import org.murmuration.runs.WrittenFile;
import org.murmuration.storage.Storage;
import org.murmuration.table.FileSizes;

/**
 * Runs of one kind, rows or rejects, that become one: written into a hidden folder first, and then
 * put in their place.
 */
final class Merge {
  private final RunFolders folders;
  private final List<String> merged;
  private final String run;
  private final String draft;
  private List<WrittenFile> files = List.of();

  /**
   * @param run the new one
   * @param draft where its files are written
   */
  Merge(RunFolders folders, String run, String draft) throws IOException {
    this.folders = folders;
    this.merged = folders.opened();
    this.run = run;
    this.draft = draft;
  }

  /** Whether there is more than one run, or one of an older program. */
  boolean isWorthwhile() throws IOException {
    return merged.size() > 1 || (merged.size() == 1 && !folders.areOfToday(merged));
  }

  int runs() {
    return merged.size();
  }

  long bytes() throws IOException {
    return folders.bytes(merged);
  }

  /**
   * Writes rows as they come, and neither keeps nor moves them.
   *
   * @param rows of these runs
   * @return how many there were
   * @throws Refusal (temporary) if not all of them arrived
   */
  long write(
      SparkSession spark, Storage storage, Dataset<Row> rows, StructType schema, FileSizes sizes) {
    long count = rows.count();
    files =
        rows.coalesce(sizes.files(spark, count))
            .queryExecution()
            .toRdd()
            .toJavaRDD()
            .mapPartitions(new MergePass(storage, draft, schema, sizes.rowsEach()))
            .collect();
    long written = files.stream().mapToLong(file -> file.part().rows()).sum();
    if (written != count) {
      throw Refusal.temporary(
          "Cannot merge the runs of %s: they have %d rows, and %d were written (run the command again)"
              .formatted(folders.root(), count, written));
    }
    return count;
  }

  long bytesWritten() {
    return files.stream().mapToLong(file -> file.part().bytes()).sum();
  }

  /** Puts what was written in the place of the runs. */
  void commit() throws IOException {
    RunManifest manifest = RunManifest.of(draft.replaceFirst(".*draft-", ""), List.of(), files);
    folders.replace(run, draft, manifest, merged);
  }
}
