package org.murmuration.listing;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.trim;
import static org.apache.spark.sql.functions.when;

import java.util.Arrays;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.murmuration.refusal.Refusal;
import org.murmuration.table.Columns;

/**
 * What the rows of a manifest say themselves of their files, so that storage need not be asked for
 * each: {@code file_length} in bytes and {@code file_time} in milliseconds since 1970 or as a
 * timestamp, as a table of embeddings has them.
 */
final class GivenFacts {
  private GivenFacts() {}

  /**
   * The same rows with both columns as numbers; null where a row says nothing.
   *
   * @throws Refusal if one of them is no number, or there without the other
   */
  static Dataset<Row> in(Dataset<Row> rows, String location) {
    boolean hasLength = has(rows, Columns.FILE_LENGTH);
    if (hasLength != has(rows, Columns.FILE_TIME)) {
      throw Refusal.input(
          "Cannot read the manifest %s: it has a column %s and none %s (give both, or none)"
              .formatted(
                  location,
                  hasLength ? Columns.FILE_LENGTH : Columns.FILE_TIME,
                  hasLength ? Columns.FILE_TIME : Columns.FILE_LENGTH));
    }
    if (!hasLength) {
      Column none = lit(null).cast(DataTypes.LongType);
      return rows.withColumn(Columns.FILE_LENGTH, none).withColumn(Columns.FILE_TIME, none);
    }
    Dataset<Row> plain =
        rows.schema().apply(Columns.FILE_TIME).dataType().equals(DataTypes.TimestampType)
            ? rows.withColumn(Columns.FILE_TIME, expr("unix_millis(" + Columns.FILE_TIME + ")"))
            : rows;
    return number(number(plain, Columns.FILE_LENGTH, location), Columns.FILE_TIME, location);
  }

  private static Dataset<Row> number(Dataset<Row> rows, String column, String location) {
    Column said = trim(col(column).cast(DataTypes.StringType));
    rows.filter(not(said.rlike("^[0-9]{0,18}$")))
        .select(said)
        .takeAsList(1)
        .forEach(
            row -> {
              throw Refusal.input(
                  "Cannot read the manifest %s: its column %s says '%s' (expected a number, or nothing)"
                      .formatted(location, column, row.getString(0)));
            });
    return rows.withColumn(column, when(said.notEqual(""), said).cast(DataTypes.LongType));
  }

  private static boolean has(Dataset<Row> rows, String column) {
    return Arrays.asList(rows.columns()).contains(column);
  }
}
