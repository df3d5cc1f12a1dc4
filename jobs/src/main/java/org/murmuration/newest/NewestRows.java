package org.murmuration.newest;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.udf;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.murmuration.runs.Runs;

/**
 * The rows of a table's runs, read by one scan however many runs there are, without those that a
 * newer run has again; which these are is found out once for the same runs.
 */
public final class NewestRows {
  private static final String FILE = "_metadata.file_path";
  private static final String ROW = "_metadata.row_index";

  private final SparkSession spark;
  private List<String> known = List.of();
  private Dataset<Row> newest;
  private List<String> listed = List.of();
  private StructType listedAs;
  private Dataset<Row> all;

  public NewestRows(SparkSession spark) {
    this.spark = spark;
  }

  /** Of the runs that were opened. */
  public Dataset<Row> of(Runs runs, StructType schema) throws IOException {
    List<String> opened = runs.opened();
    if (opened.isEmpty()) {
      return spark.createDataFrame(List.of(), schema);
    }
    // None writes a row of the same image twice.
    return runs.areOfOneWriter() ? all(opened, schema) : of(opened, schema);
  }

  /**
   * @param runs their folders, oldest first; one at least
   */
  public Dataset<Row> of(List<String> runs, StructType schema) {
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
    Column order = udf(new RunOrder(runs), DataTypes.IntegerType).apply(col(FILE));
    return new Superseded(spark, col(FILE), col(ROW), order)
        .removedFrom(all)
        .selectExpr(schema.fieldNames());
  }

  /** Superseded ones, too. */
  public Dataset<Row> all(List<String> runs, StructType schema) {
    // Once for the same ones, as Spark lists their folders anew each time.
    if (!runs.equals(listed) || !schema.equals(listedAs)) {
      all =
          StrictReader.of(spark)
              .schema(schema)
              // A run may have folders of its own.
              .option("recursiveFileLookup", "true")
              .parquet(runs.toArray(String[]::new));
      listed = List.copyOf(runs);
      listedAs = schema;
    }
    return all;
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
}
