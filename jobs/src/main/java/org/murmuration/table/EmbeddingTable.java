package org.murmuration.table;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.murmuration.decode.DecodeSettings;
import org.murmuration.imagepass.ImageFile;
import org.murmuration.imagepass.ImageOutcome;
import org.murmuration.refusal.Refusal;
import org.murmuration.storage.Storage;
import org.murmuration.store.JsonFormat;
import scala.Tuple2;

/**
 * Embeddings on storage: {@code contract.json}, and a folder of Parquet files for each run. Nothing
 * is ever overwritten; a newer row of an image hides the older one.
 */
public final class EmbeddingTable implements ExampleTable {
  private static final String CONTRACT = "contract.json";
  private static final String RUN_ORDER = "run_order";

  /** Before the embeddings. */
  private static final StructType IMAGE_COLUMNS =
      new StructType()
          .add(Columns.IMAGE_ID, DataTypes.StringType, false)
          .add(Columns.URI, DataTypes.StringType, false)
          .add(Columns.LABEL, DataTypes.StringType, true)
          .add(Columns.SPLIT, DataTypes.StringType, false)
          .add(Columns.WIDTH, DataTypes.IntegerType, false)
          .add(Columns.HEIGHT, DataTypes.IntegerType, false)
          .add(Columns.FORMAT, DataTypes.StringType, false)
          .add(Columns.FILE_LENGTH, DataTypes.LongType, false)
          .add(Columns.FILE_TIME, DataTypes.LongType, false);

  private final SparkSession spark;
  private final Storage storage;
  private final String location;
  private final RunFolders runs;
  private final Optional<String> cut;

  /** A table whose examples are the embeddings of its only cut, or of its first. */
  public EmbeddingTable(SparkSession spark, Storage storage, String location) throws IOException {
    this(spark, storage, storage.qualified(location), Optional.empty());
  }

  private EmbeddingTable(
      SparkSession spark, Storage storage, String location, Optional<String> cut) {
    this.spark = spark;
    this.storage = storage;
    this.location = location;
    this.runs = new RunFolders(storage, location);
    this.cut = cut;
  }

  /** The same table, whose contract and examples are those of one of its cuts. */
  public EmbeddingTable at(String layer) {
    return new EmbeddingTable(spark, storage, location, Optional.of(layer));
  }

  @Override
  public String location() {
    return location;
  }

  /**
   * @throws Refusal if that is no embedding table, or it lacks the cut that it is read at
   */
  @Override
  public TableContract contract() throws IOException {
    TableContract stored = storedContract();
    return cut.isPresent() ? stored.at(cut.get(), location) : stored;
  }

  private TableContract storedContract() throws IOException {
    if (!storage.exists(contractFile())) {
      if (storage.exists(location)) {
        storage.requireIs(location, "table");
      }
      throw Refusal.input(
          "Cannot read the embeddings: there is no %s (run embed first)".formatted(contractFile()));
    }
    return TableContract.read(storage.read(contractFile()), contractFile());
  }

  private String contractFile() {
    return location + "/" + CONTRACT;
  }

  /**
   * Makes the table, or checks that it was made for the same thing; of two that make it at once,
   * the one that comes second is checked.
   *
   * @throws Refusal (conflict) if it was not
   */
  public void agree(TableContract wanted) throws IOException {
    if (!storage.exists(contractFile())) {
      storage.publishNew(contractFile(), new JsonFormat().write(wanted));
    }
    storedContract().requireSame(wanted, location);
  }

  /**
   * Removes what an attempt of a run left that was cut short, its rejects included: a run that is
   * made again is made as a whole.
   */
  public void clearInterrupted(RunId run) throws IOException {
    if (!runs.isCommitted(run)) {
      runs.clear(run);
      rejects().clear(run);
    }
  }

  /**
   * Before hours of work, and not after.
   *
   * @throws Refusal if that run is committed already, or nothing can be written here
   */
  public void requireNew(RunId run) throws IOException {
    runs.requireNew(run);
    storage.requireWritable(location);
  }

  /**
   * The files among these that have no row yet and were not rejected as they are, under the same
   * settings. Those that storage did not hand out are tried again by another run: nothing is known
   * of their bytes.
   */
  public JavaRDD<ImageFile> notYetRead(JavaRDD<ImageFile> files, RunId run, DecodeSettings settings)
      throws IOException {
    Dataset<Row> all = rejects().under(settings);
    Dataset<Row> rejected = runs.isCommitted(run) ? all : RejectTable.ofBytes(all);
    return without(without(files, rows()), rejected);
  }

  /** The files among these whose bytes have an embedding already; the caller closes it. */
  public KnownImages known(JavaRDD<ImageFile> files) throws IOException {
    List<String> committed = runs.committed();
    return committed.isEmpty()
        ? KnownImages.none()
        : KnownImages.among(spark, storage, files, read(committed.toArray(String[]::new)));
  }

  /** How many of these files are rejects under these settings, by class and reason. */
  public RejectCounts rejectsAmong(JavaRDD<ImageFile> files, DecodeSettings settings)
      throws IOException {
    JavaPairRDD<String, String> reasons =
        FileColumns.of(rejects().under(settings), Columns.REASON)
            .javaRDD()
            .mapToPair(row -> new Tuple2<>(FileColumns.key(row), row.getString(4)))
            .reduceByKey((first, second) -> second);
    return RejectCounts.of(
        files
            .keyBy(FileColumns::key)
            .subtractByKey(keys(rows()))
            .join(reasons)
            .values()
            .map(reject -> new Tuple2<>(RejectCounts.classOf(reject._1().label()), reject._2()))
            .countByValue());
  }

  static JavaRDD<ImageFile> without(JavaRDD<ImageFile> files, Dataset<Row> rows) {
    return files.keyBy(FileColumns::key).subtractByKey(keys(rows)).values();
  }

  private static JavaPairRDD<String, Integer> keys(Dataset<Row> rows) {
    return FileColumns.of(rows).javaRDD().mapToPair(row -> new Tuple2<>(FileColumns.key(row), 1));
  }

  /** Rejects of this table. */
  public RejectTable rejects() {
    return new RejectTable(spark, storage, location + "/rejects");
  }

  /** Writes a run of {@code files} files, and commits it. */
  public void write(
      RunId run, JavaRDD<ImageOutcome.Used> images, KnownImages known, SplitRule split, int files)
      throws IOException {
    JavaRDD<Row> rows = images.map(image -> row(image, split.of(image.imageId())));
    runs.write(run, spark.createDataFrame(known.plus(rows), schema()).coalesce(files));
  }

  private static Row row(ImageOutcome.Used image, Split split) {
    ImageFile file = image.file();
    Stream<Object> ofImage =
        Stream.of(
            image.imageId(),
            file.uri(),
            file.label(),
            split.id(),
            image.width(),
            image.height(),
            image.format(),
            file.lengthBytes(),
            file.timeMillis());
    return RowFactory.create(Stream.concat(ofImage, image.outputs().stream()).toArray());
  }

  private StructType schema() throws IOException {
    StructType schema = IMAGE_COLUMNS;
    for (EmbeddingColumn embedding : storedContract().cuts()) {
      schema =
          schema.add(
              embedding.column(), DataTypes.createArrayType(DataTypes.FloatType, false), false);
    }
    return schema;
  }

  /** The newest row of each image, of committed runs only. */
  public Dataset<Row> rows() throws IOException {
    List<String> committed = runs.committed();
    if (committed.isEmpty()) {
      return spark.createDataFrame(List.of(), schema());
    }
    if (committed.size() == 1) {
      return read(committed.get(0));
    }
    Dataset<Row> all = ordered(committed);
    Dataset<Row> newest = all.groupBy(Columns.URI).agg(max(RUN_ORDER).as(RUN_ORDER));
    return all.join(newest, new String[] {Columns.URI, RUN_ORDER})
        .selectExpr(schema().fieldNames());
  }

  private Dataset<Row> read(String... committed) throws IOException {
    return spark.read().schema(schema()).parquet(committed);
  }

  private Dataset<Row> ordered(List<String> committed) throws IOException {
    Dataset<Row> all = read(committed.get(0)).withColumn(RUN_ORDER, lit(0));
    for (int i = 1; i < committed.size(); i++) {
      all = all.union(read(committed.get(i)).withColumn(RUN_ORDER, lit(i)));
    }
    return all;
  }

  /** The files that a split's examples were made of. */
  public JavaRDD<ImageFile> files(Split split) throws IOException {
    return FileColumns.of(labelled().filter(col(Columns.SPLIT).equalTo(split.id())))
        .javaRDD()
        .map(FileColumns::file);
  }

  @Override
  public Dataset<Row> labelled() throws IOException {
    return rows().filter(col(Columns.LABEL).isNotNull());
  }

  /** Files that could not be used and still have no row, each once, by class and reason. */
  @Override
  public RejectCounts rejectCounts() throws IOException {
    return RejectCounts.of(
        rejects()
            .rows()
            .join(rows().select(Columns.URI), new String[] {Columns.URI}, "left_anti")
            .select(Columns.URI, Columns.LABEL, Columns.REASON)
            // One that was tried again under other settings may have several reasons.
            .dropDuplicates(Columns.URI, Columns.LABEL)
            .javaRDD()
            .map(row -> new Tuple2<>(RejectCounts.classOf(row.getString(1)), row.getString(2)))
            .countByValue());
  }

  /** Of all rows: those without a label count too. */
  @Override
  public String fingerprint() throws IOException {
    return fingerprint(rows());
  }
}
