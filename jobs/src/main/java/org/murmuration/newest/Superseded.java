package org.murmuration.newest;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.udf;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Spliterators;
import java.util.stream.StreamSupport;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.types.DataTypes;
import org.murmuration.delivery.SentRows;
import scala.Tuple2;

/**
 * Rows that a newer run has again. They are found by the names of their images alone: no embedding
 * is moved, and a row that is superseded is a bit.
 *
 * @param file column that names the file that a row lies in
 * @param row column with its number there
 * @param order column with the place of its run among all, an int
 */
public record Superseded(SparkSession spark, Column file, Column row, Column order) {
  /** What names an image in all tables that have rows of them. */
  private static final String IMAGE = "uri";

  private static final String ORDER = "run_order";

  /** The newest row of each image. */
  public Dataset<Row> removedFrom(Dataset<Row> all) {
    Map<String, BitSet> superseded = among(all);
    return superseded.isEmpty() ? all : all.filter(not(isIn(SentRows.of(spark, superseded))));
  }

  private Column isIn(SentRows rows) {
    return udf(new Membership(rows), DataTypes.BooleanType).apply(file, row);
  }

  /** The numbers of rows by file. */
  private Map<String, BitSet> among(Dataset<Row> all) {
    Dataset<Row> keys = all.select(col(IMAGE), file.as("file"), row.as("row"), order.as(ORDER));
    return new HashMap<>(
        keys.repartition(keys.col(IMAGE))
            .sortWithinPartitions(keys.col(IMAGE), keys.col(ORDER).desc())
            .javaRDD()
            .mapPartitions(new Older())
            .mapToPair(row -> new Tuple2<>(row.getString(1), Math.toIntExact(row.getLong(2))))
            .aggregateByKey(new BitSet(), Superseded::with, Superseded::both)
            .collectAsMap());
  }

  /**
   * Runs on executors: of rows that come image by image, the newest first, those that are not of
   * the newest run. Files are read once for it, and nothing is held.
   */
  static final class Older implements FlatMapFunction<Iterator<Row>, Row> {
    @Override
    public Iterator<Row> call(Iterator<Row> rows) {
      NewestOfImage newest = new NewestOfImage();
      return StreamSupport.stream(Spliterators.spliteratorUnknownSize(rows, 0), false)
          .filter(newest::hides)
          .iterator();
    }
  }

  /** Goes from row to row. */
  private static final class NewestOfImage {
    private String uri;
    private int order;

    boolean hides(Row row) {
      if (row.getString(0).equals(uri)) {
        return row.getInt(3) < order;
      }
      uri = row.getString(0);
      order = row.getInt(3);
      return false;
    }
  }

  private static BitSet with(BitSet rows, int row) {
    rows.set(row);
    return rows;
  }

  private static BitSet both(BitSet rows, BitSet others) {
    rows.or(others);
    return rows;
  }

  /** Runs on executors: whether a row of a file is one of some. */
  private record Membership(SentRows rows) implements UDF2<String, Long, Boolean> {
    @Override
    public Boolean call(String file, Long row) {
      return rows.has(file, row);
    }
  }
}
