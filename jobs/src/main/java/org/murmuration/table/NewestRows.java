package org.murmuration.table;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.udf;

import java.io.IOException;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Spliterators;
import java.util.stream.StreamSupport;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.murmuration.delivery.SentRows;
import org.murmuration.runs.RunFolders;
import scala.Tuple2;

/**
 * The rows of a table's runs, read by one scan however many runs there are, without those that a
 * newer run has again. Which these are is found out by their names alone, once for the same runs;
 * no embedding is moved, and a row that is superseded is a bit.
 */
public final class NewestRows {
  private static final String FILE = "_metadata.file_path";
  private static final String ROW = "_metadata.row_index";
  private static final String ORDER = "run_order";

  private final SparkSession spark;
  private List<String> known = List.of();
  private Dataset<Row> newest;

  public NewestRows(SparkSession spark) {
    this.spark = spark;
  }

  /** Of the runs that were opened. */
  public Dataset<Row> of(RunFolders runs, StructType schema) throws IOException {
    List<String> opened = runs.opened();
    if (opened.isEmpty()) {
      return spark.createDataFrame(List.of(), schema);
    }
    // None writes a row of the same image twice.
    return runs.areOfOneWriter(opened) ? all(opened, schema) : of(opened, schema);
  }

  /**
   * @param runs their folders, oldest first; one at least
   */
  Dataset<Row> of(List<String> runs, StructType schema) {
    if (!runs.equals(known)) {
      newest = newest(runs, schema);
      known = List.copyOf(runs);
    }
    return newest;
  }

  private Dataset<Row> newest(List<String> runs, StructType schema) {
    Dataset<Row> all = all(runs, schema);
    if (runs.size() == 1) {
      return all;
    }
    Map<String, BitSet> superseded = superseded(all, new RunOrder(runs));
    return superseded.isEmpty()
        ? all
        : all.filter(not(in(SentRows.of(spark, superseded)))).selectExpr(schema.fieldNames());
  }

  /** Superseded ones, too. */
  Dataset<Row> all(List<String> runs, StructType schema) {
    return StrictReader.of(spark)
        .schema(schema)
        // A run may have folders of its own.
        .option("recursiveFileLookup", "true")
        .parquet(runs.toArray(String[]::new));
  }

  private static Column in(SentRows rows) {
    return udf(new Membership(rows), DataTypes.BooleanType).apply(col(FILE), col(ROW));
  }

  /** The numbers of rows by file. */
  private static Map<String, BitSet> superseded(Dataset<Row> all, RunOrder order) {
    Dataset<Row> keys =
        all.select(
            col(Columns.URI),
            col(FILE),
            col(ROW),
            udf(order, DataTypes.IntegerType).apply(col(FILE)).as(ORDER));
    return new HashMap<>(
        keys.repartition(col(Columns.URI))
            .sortWithinPartitions(col(Columns.URI), col(ORDER).desc())
            .javaRDD()
            .mapPartitions(new Older())
            .mapToPair(row -> new Tuple2<>(row.getString(1), Math.toIntExact(row.getLong(2))))
            .aggregateByKey(new BitSet(), NewestRows::with, NewestRows::both)
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

  /** Runs on executors: the place of a file's run among all runs. */
  static final class RunOrder implements UDF1<String, Integer> {
    private static final String PREFIX = "/run=";

    private final HashMap<String, Integer> places = new HashMap<>();

    /**
     * @param runs their folders, oldest first
     */
    RunOrder(List<String> runs) {
      for (int place = 0; place < runs.size(); place++) {
        Path folder = new Path(runs.get(place));
        places.put(name(folder + "/"), place);
        // As Spark writes the places of files: a folder's name may hold a blank.
        places.put(name(folder.toUri().getRawPath() + "/"), place);
      }
    }

    @Override
    public Integer call(String file) {
      Integer place = places.get(name(file));
      if (place == null) {
        throw new IllegalStateException("No run that was opened has the file " + file);
      }
      return place;
    }

    /** Of the innermost folder of a run: one of that name may lie above the table. */
    private static String name(String path) {
      int start = path.lastIndexOf(PREFIX) + PREFIX.length();
      return path.substring(start, path.indexOf('/', start));
    }
  }

  /** Runs on executors: whether a row of a file is one of some. */
  private record Membership(SentRows rows) implements UDF2<String, Long, Boolean> {
    @Override
    public Boolean call(String file, Long row) {
      return rows.has(file, row);
    }
  }
}
