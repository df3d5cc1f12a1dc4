package org.murmuration.iceberg;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.udf;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.murmuration.newest.Superseded;
import org.murmuration.newest.TableRows;

/** The rows of a table in a catalog, at the state that was opened. */
final class IcebergRows implements TableRows {
  private final SparkSession spark;
  private final CatalogTable table;
  private final IcebergRuns runs;
  private Optional<Long> known = Optional.empty();
  private Dataset<Row> newest;

  IcebergRows(SparkSession spark, CatalogTable table, IcebergRuns runs) {
    this.spark = spark;
    this.table = table;
    this.runs = runs;
  }

  @Override
  public Dataset<Row> every(StructType schema) throws IOException {
    Optional<Long> snapshot = runs.snapshot();
    return snapshot.isEmpty()
        ? spark.createDataFrame(List.of(), schema)
        : table.rows(snapshot.get()).selectExpr(schema.fieldNames());
  }

  @Override
  public Dataset<Row> newest(StructType schema) throws IOException {
    Optional<Long> snapshot = runs.snapshot();
    if (snapshot.isEmpty()) {
      return every(schema);
    }
    if (!snapshot.equals(known)) {
      newest = newest(table.rows(snapshot.get())).selectExpr(schema.fieldNames());
      known = snapshot;
    }
    return newest;
  }

  /** The place of a run by the times at which runs were committed, of which there are few. */
  private Dataset<Row> newest(Dataset<Row> all) {
    List<Row> times =
        all.select(CatalogTable.COMMITTED_MILLIS)
            .distinct()
            .sort(CatalogTable.COMMITTED_MILLIS)
            .collectAsList();
    if (times.size() < 2) {
      return all;
    }
    Column order =
        udf(new Order(times), DataTypes.IntegerType).apply(col(CatalogTable.COMMITTED_MILLIS));
    return new Superseded(spark, col("_file"), col("_pos"), order).removedFrom(all);
  }

  /** Runs on executors: which of all times it is. */
  private static final class Order implements UDF1<Long, Integer> {
    private static final long serialVersionUID = 1L;

    private final HashMap<Long, Integer> places = new HashMap<>();

    Order(List<Row> times) {
      times.forEach(time -> places.put(time.getLong(0), places.size()));
    }

    @Override
    public Integer call(Long millis) {
      return places.get(millis);
    }
  }
}
