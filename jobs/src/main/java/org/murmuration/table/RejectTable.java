package org.murmuration.table;

import java.io.IOException;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.murmuration.cluster.ImageFile;
import org.murmuration.cluster.ImageOutcome;
import org.murmuration.cluster.Storage;

/** Images that could not be used, with the reason, a folder for each run. */
public final class RejectTable {
  static final StructType SCHEMA =
      new StructType()
          .add("uri", DataTypes.StringType, false)
          .add("label", DataTypes.StringType, true)
          .add("file_length", DataTypes.LongType, false)
          .add("file_time", DataTypes.LongType, false)
          .add("reason", DataTypes.StringType, false)
          .add("message", DataTypes.StringType, false)
          .add("first_bytes", DataTypes.StringType, false);

  private final SparkSession spark;
  private final RunFolders runs;

  RejectTable(SparkSession spark, Storage storage, String location) {
    this.spark = spark;
    this.runs = new RunFolders(storage, location);
  }

  /** Writes the rejects of a run; none, if there are none. */
  public void write(RunId run, JavaRDD<ImageOutcome.Rejected> rejects) throws IOException {
    if (!rejects.isEmpty()) {
      write(spark, runs.claim(run), rejects);
    }
  }

  static void write(SparkSession spark, String folder, JavaRDD<ImageOutcome.Rejected> rejects) {
    spark
        .createDataFrame(rejects.map(RejectTable::row), SCHEMA)
        .coalesce(1)
        .write()
        .mode(SaveMode.ErrorIfExists)
        .parquet(folder);
  }

  private static Row row(ImageOutcome.Rejected reject) {
    ImageFile file = reject.file();
    return RowFactory.create(
        file.uri(),
        file.label(),
        file.lengthBytes(),
        file.timeMillis(),
        reject.reason().name(),
        reject.message(),
        reject.firstBytes());
  }

  /** All rejects of committed runs. */
  public Dataset<Row> rows() throws IOException {
    List<String> committed = runs.committed();
    return committed.isEmpty()
        ? spark.createDataFrame(List.of(), SCHEMA)
        : spark.read().schema(SCHEMA).parquet(committed.toArray(String[]::new));
  }
}
