package org.murmuration.newest;

import java.io.IOException;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.murmuration.runs.Runs;

/** The rows of a table whose runs are folders. */
public record FolderRows(NewestRows rows, Runs runs) implements TableRows {
  @Override
  public Dataset<Row> newest(StructType schema) throws IOException {
    return rows.of(runs, schema);
  }

  @Override
  public Dataset<Row> every(StructType schema) throws IOException {
    List<String> opened = runs.opened();
    return opened.isEmpty() ? newest(schema) : rows.all(opened, schema);
  }
}
