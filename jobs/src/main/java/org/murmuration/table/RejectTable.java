package org.murmuration.table;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.not;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.murmuration.decode.DecodeSettings;
import org.murmuration.decode.Reason;
import org.murmuration.imagepass.DueImage;
import org.murmuration.imagepass.ImageFile;
import org.murmuration.imagepass.ImageOutcome;
import org.murmuration.newest.StrictReader;
import org.murmuration.runs.RunFolders;
import org.murmuration.storage.Storage;
import scala.Tuple2;

/** Images that could not be used, with the reason, a folder for each run. */
public final class RejectTable {
  /** Under which settings; null in tables of a time that did not record it. */
  private static final String SETTINGS = "settings";

  static final StructType STORED =
      FileColumns.SCHEMA
          .add(Columns.REASON, DataTypes.StringType, false)
          .add(Columns.MESSAGE, DataTypes.StringType, false)
          .add("first_bytes", DataTypes.StringType, false)
          .add(SETTINGS, DataTypes.StringType, true);

  /** Reasons that speak of storage at one moment, and not of an image. */
  static final Object[] UNREAD = {Reason.UNREADABLE.name(), Reason.VANISHED.name()};

  private final SparkSession spark;
  private final RunFolders runs;

  public RejectTable(SparkSession spark, Storage storage, String location) {
    this.spark = spark;
    this.runs = new RunFolders(storage, location);
  }

  public String location() {
    return runs.root();
  }

  /** The folders of its runs. */
  public RunFolders folders() {
    return runs;
  }

  /** Files that are to be read, and as what earlier runs rejected them under these settings. */
  JavaRDD<DueImage> due(JavaRDD<ImageFile> files, DecodeSettings settings) throws IOException {
    if (isEmpty()) {
      return files.map(file -> new DueImage(file, ""));
    }
    JavaPairRDD<FileColumns.Key, String> reasons =
        FileColumns.of(under(settings), Columns.REASON)
            .javaRDD()
            .mapToPair(row -> new Tuple2<>(FileColumns.key(row), row.getString(FileColumns.COUNT)))
            .reduceByKey((one, other) -> one + " " + other);
    return files
        .keyBy(FileColumns::key)
        .leftOuterJoin(reasons)
        .values()
        .map(file -> new DueImage(file._1(), file._2().or("")));
  }

  /** Whether no run ever had a reject. */
  boolean isEmpty() throws IOException {
    return runs.opened().isEmpty();
  }

  void clear(RunId run) throws IOException {
    runs.remove(run.value());
  }

  /** A row as it is stored. */
  static Row row(ImageOutcome.Rejected reject, String settings) {
    return FileColumns.row(
        reject.file(), reject.reason().name(), reject.message(), reject.firstBytes(), settings);
  }

  /** Rejects of committed runs under these settings: under others an image may pass. */
  Dataset<Row> under(DecodeSettings settings) throws IOException {
    return rows().filter(col(SETTINGS).equalTo(settings.id()));
  }

  /** Those among rejects that are so for what their files hold. */
  static Dataset<Row> ofBytes(Dataset<Row> rejects) {
    return rejects.filter(not(col(Columns.REASON).isin(UNREAD)));
  }

  /** Of its rows, as they are stored. */
  public static StructType schema() {
    return STORED;
  }

  /** Each reject once: a file as it was, why, and under which settings. */
  public Dataset<Row> distinctRows() throws IOException {
    String[] columns =
        Stream.of(List.of(FileColumns.names()), List.of(Columns.REASON, SETTINGS))
            .flatMap(List::stream)
            .toArray(String[]::new);
    return rows().dropDuplicates(columns);
  }

  /** All rejects of committed runs. */
  public Dataset<Row> rows() throws IOException {
    List<String> committed = runs.opened();
    return committed.isEmpty()
        ? spark.createDataFrame(List.of(), STORED)
        : StrictReader.of(spark).schema(STORED).parquet(committed.toArray(String[]::new));
  }
}
