package org.murmuration.iceberg;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.analysis.NoSuchTableException;
import org.murmuration.newest.StrictReader;
import org.murmuration.refusal.Refusal;
import org.murmuration.runs.LegName;
import org.murmuration.runs.PartFile;
import org.murmuration.runs.RunFolders;
import org.murmuration.runs.RunManifest;
import org.murmuration.runs.Runs;
import org.murmuration.runs.TableLease;
import org.murmuration.storage.Storage;

/**
 * Runs and legs of a table in a catalog: a commit each, and known by their rows. Drafts and the
 * lease lie in a folder below the table's own, whose name its clean-ups pass over.
 */
final class IcebergRuns implements Runs {
  private static final String OURS = "_murmuration";

  private final SparkSession spark;
  private final Storage storage;
  private final CatalogTable table;

  /** Of drafts, the lease and rejects, once the table is there. */
  private String root;

  private RunFolders drafts;
  private Optional<Optional<Long>> opened = Optional.empty();

  IcebergRuns(SparkSession spark, Storage storage, CatalogTable table) {
    this.spark = spark;
    this.storage = storage;
    this.table = table;
  }

  @Override
  public String root() {
    if (root == null) {
      root = Storage.within(table.folder(), OURS);
      drafts = new RunFolders(storage, root);
    }
    return root;
  }

  private RunFolders drafts() {
    root();
    return drafts;
  }

  @Override
  public String folder(String name) {
    return drafts().folder(name);
  }

  /** The state that was the newest when this was first asked. */
  Optional<Long> snapshot() {
    if (opened.isEmpty()) {
      opened = Optional.of(table.exists() ? table.snapshot() : Optional.empty());
    }
    return opened.get();
  }

  @Override
  public List<String> opened() {
    return snapshot().map(String::valueOf).stream().toList();
  }

  @Override
  public boolean reopen() {
    Optional<Long> before = snapshot();
    opened = Optional.empty();
    return !snapshot().equals(before);
  }

  @Override
  public boolean areOfOneWriter() {
    return false;
  }

  @Override
  public TableLease lease(String run) throws IOException {
    return drafts().lease(run);
  }

  @Override
  public Optional<String> interrupted() {
    return drafts().interrupted();
  }

  @Override
  public void requireHeld() throws IOException {
    drafts().requireHeld();
  }

  /** All rows, whatever was opened; empty as long as nothing was added. */
  private Optional<Dataset<Row>> now() {
    return table.snapshot().map(table::rows);
  }

  private Optional<Dataset<Row>> now(String name) {
    return now().map(rows -> rows.filter(col(CatalogTable.RUN).equalTo(name)));
  }

  @Override
  public boolean isCommitted(String name) {
    return now(name).map(rows -> !rows.isEmpty()).orElse(false);
  }

  @Override
  public void requireNew(String run) {
    if (isCommitted(run)) {
      throw Refusal.conflict(
          "Cannot write run %s: it is in %s already (name another run)"
              .formatted(run, table.name()));
    }
  }

  @Override
  public List<String> committedLegs(String run) {
    return now().map(rows -> names(rows, run)).orElse(List.of()).stream()
        .filter(name -> LegName.isOf(run, name))
        .sorted()
        .toList();
  }

  private static List<String> names(Dataset<Row> rows, String start) {
    return rows
        .select(CatalogTable.RUN)
        .filter(col(CatalogTable.RUN).startsWith(start))
        .distinct()
        .collectAsList()
        .stream()
        .map(row -> row.getString(0))
        .toList();
  }

  @Override
  public void clear(String run) throws IOException {
    drafts().clear(run);
  }

  /** The files of the draft become one commit; who reads sees all of it or nothing. */
  @Override
  public void publish(String run, String name, String from, RunManifest manifest)
      throws IOException {
    requireNew(run);
    String[] files =
        manifest.parts().names().stream()
            .map(file -> Storage.within(from, file))
            .toArray(String[]::new);
    long rows = manifest.parts().files().stream().mapToLong(PartFile::rows).sum();
    try {
      append(name, files);
    } catch (NoSuchTableException e) {
      throw new IOException(e);
    } catch (RuntimeException e) {
      // A catalog that did not answer may have committed all the same.
      if (!isCommitted(name)) {
        throw e;
      }
    }
    opened = Optional.empty();
    requireAll(name, rows);
  }

  private void append(String name, String[] files) throws NoSuchTableException {
    StrictReader.of(spark)
        .parquet(files)
        .withColumn(CatalogTable.RUN, lit(name))
        .withColumn(CatalogTable.COMMITTED_MILLIS, lit(nextMillis()))
        .writeTo(table.name().quoted())
        .append();
  }

  private void requireAll(String name, long wanted) {
    long there = now(name).map(Dataset::count).orElse(0L);
    if (there != wanted) {
      throw Refusal.conflict(
          "Cannot go on: %d rows of run %s were added to %s, and it has %d (another process writes the same run: name another run)"
              .formatted(wanted, name, table.name(), there));
    }
  }

  /** Later than all that is there, whatever this machine's clock says. */
  private long nextMillis() {
    long last = now().map(IcebergRuns::lastMillis).orElse(0L);
    return Math.max(System.currentTimeMillis(), last + 1);
  }

  private static long lastMillis(Dataset<Row> rows) {
    return rows.selectExpr("coalesce(max(%s), 0)".formatted(CatalogTable.COMMITTED_MILLIS))
        .first()
        .getLong(0);
  }

  /** Its rows are there leg by leg, and nothing else says that it ended. */
  @Override
  public void end(String run, RunManifest manifest) {
    requireNew(run);
  }
}
