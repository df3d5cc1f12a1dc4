package org.murmuration.compact;

import java.io.IOException;
import org.apache.spark.sql.SparkSession;
import org.murmuration.command.Job;
import org.murmuration.refusal.Given;
import org.murmuration.runs.TableLease;
import org.murmuration.storage.Storage;
import org.murmuration.table.EmbeddingTable;
import org.murmuration.table.RunId;
import org.murmuration.upkeep.Upkeep;

/**
 * Merges the runs of a table.
 *
 * <p><i>Input</i>: an embedding table. <i>Output</i>: a run of it that has the newest row of each
 * image, in place of all others. <i>Example</i>: {@code spark-submit murmuration.jar compact
 * --table embeddings}
 *
 * @param tableFolder as embed makes it
 * @param run names the folder that the runs become
 * @param settings what becomes of those that were merged
 */
public record CompactJob(String tableFolder, RunId run, CompactSettings settings) implements Job {
  /**
   * @throws org.murmuration.refusal.Refusal (settings) if a value cannot be used
   */
  public CompactJob {
    Given.place("--table", tableFolder);
    Given.value("--run-id", run);
    Given.value("settings", settings);
  }

  /** A run that bears the present time as its name. */
  public CompactJob(String tableFolder, CompactSettings settings) {
    this(tableFolder, RunId.now(), settings);
  }

  @Override
  public CompactResult run(SparkSession spark) throws IOException {
    Storage storage = Storage.of(spark);
    spark.sparkContext().setJobGroup("compact", "merge the runs of " + tableFolder, true);
    EmbeddingTable table = new EmbeddingTable(spark, storage, tableFolder);
    table.contract();
    try (TableLease lease = table.lease(run)) {
      lease.requireHeld();
      Upkeep upkeep = new Upkeep(spark, storage, table);
      return new CompactResult(table.location(), upkeep.compact(run, settings.keepReplaced()));
    }
  }
}
