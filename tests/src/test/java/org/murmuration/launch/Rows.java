package org.murmuration.launch;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Reads Parquet as any other program would. */
final class Rows {
  private Rows() {}

  /** Rows of all runs of a table, as text, sorted. */
  static List<String> of(String table, String... columns) {
    return read(
        table,
        rows ->
            rows.selectExpr(columns).collectAsList().stream().map(Row::toString).sorted().toList());
  }

  static long count(String table) {
    return read(table, Dataset::count);
  }

  static List<String> columns(String table) {
    return read(table, rows -> Arrays.asList(rows.columns()));
  }

  private static boolean hasRuns(String table) {
    return !table.contains("run=") && !Path.of(table, "_SUCCESS").toFile().exists();
  }

  private static <T> T read(String table, Function<Dataset<Row>, T> question) {
    SparkSession spark = SessionFactory.create("test");
    try {
      return question.apply(spark.read().parquet(table + (hasRuns(table) ? "/run=*" : "")));
    } finally {
      spark.stop();
    }
  }
}
