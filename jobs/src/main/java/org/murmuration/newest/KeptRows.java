package org.murmuration.newest;

import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;
import org.murmuration.runs.Runs;

/**
 * Small columns of a table that a command asks for several times: they are read once, and stay with
 * the executors until other runs are opened or this is closed.
 */
public final class KeptRows implements AutoCloseable {
  /** Of many millions of rows, not all are in memory. */
  private static final StorageLevel KEPT = StorageLevel.MEMORY_AND_DISK();

  private final TableRows rows;
  private final Runs runs;
  private final String[] columns;
  private final Map<Which, Dataset<Row>> kept = new EnumMap<>(Which.class);
  private List<String> opened = List.of();

  /**
   * @param columns that are kept
   */
  public KeptRows(TableRows rows, Runs runs, StructType columns) {
    this.rows = rows;
    this.runs = runs;
    this.columns = columns.fieldNames();
  }

  /** Which rows are kept. */
  private enum Which {
    NEWEST,
    EVERY
  }

  /**
   * The newest row of each image.
   *
   * @param schema of the table, as whoever reads whole rows gives it
   */
  public Dataset<Row> newest(StructType schema) throws IOException {
    requireOpened();
    return kept(Which.NEWEST, rows.newest(schema));
  }

  /** Superseded ones, too: where there are none, Spark finds what it keeps already. */
  public Dataset<Row> every(StructType schema) throws IOException {
    requireOpened();
    return kept(Which.EVERY, rows.every(schema));
  }

  private void requireOpened() throws IOException {
    if (!runs.opened().equals(opened)) {
      close();
      opened = runs.opened();
    }
  }

  private Dataset<Row> kept(Which which, Dataset<Row> all) {
    return kept.computeIfAbsent(which, any -> persisted(all.selectExpr(columns)));
  }

  /** Asked twice to keep the same, Spark warns. */
  private static Dataset<Row> persisted(Dataset<Row> rows) {
    return rows.storageLevel().equals(StorageLevel.NONE()) ? rows.persist(KEPT) : rows;
  }

  @Override
  public void close() {
    kept.values().forEach(Dataset::unpersist);
    kept.clear();
  }
}
