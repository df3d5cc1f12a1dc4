package org.murmuration.table;

import static org.apache.spark.ml.functions.vector_to_array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.hex;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.UserDefinedType;
import org.murmuration.architecture.Pooling;
import org.murmuration.newest.StrictReader;
import org.murmuration.refusal.Refusal;
import org.murmuration.split.GivenSplit;
import org.murmuration.split.Split;
import org.murmuration.split.SplitRule;
import org.murmuration.storage.Storage;
import org.murmuration.store.HeadConfig;
import org.murmuration.store.LearntFrom;
import org.murmuration.store.SplitNote;

/**
 * Features that another program wrote as Parquet. A row is known by a hash of its features, and
 * belongs to the split that its column {@code split} says; without such a column, a rule decides by
 * the hash, so that copies of a row are never on both sides.
 */
public final class ForeignTable implements ExampleTable {
  /** Of a table without a column {@code split}, for a head that learnt from one with it. */
  private static final SplitRule NO_ROW_FOR_TESTING = new SplitRule(0, 0, 0);

  /** Of splits: a column with more than these is no split. */
  private static final int MOST_NAMES = 100;

  private static final List<String> LOCATIONS = List.of(Columns.URI, "path");

  private final String location;
  private final ForeignColumns columns;
  private final SplitRule split;
  private final boolean isSplit;
  private final RuledSplit divided;
  private final Dataset<Row> rows;
  private final RejectCounts rejects;
  private final int width;

  private ForeignTable(
      String location, ForeignColumns columns, SplitRule split, Dataset<Row> read) {
    this.location = location;
    this.columns = columns;
    this.split = split;
    this.isSplit = has(read, Columns.SPLIT);
    NullRows holed = new NullRows(named(read), columns, location);
    this.rejects = holed.counted();
    this.rows = rows(holed.others());
    this.width = width();
    this.divided = new RuledSplit(split, location);
  }

  /**
   * @param split for a table without a column {@code split}
   * @throws Refusal if there is no such table, or it has no such columns
   */
  public static ForeignTable open(
      SparkSession spark, Storage storage, String location, ForeignColumns columns, SplitRule split)
      throws IOException {
    String qualified = storage.qualified(location);
    if (!storage.exists(qualified)) {
      throw Refusal.input("Cannot read the features: there is no %s".formatted(qualified));
    }
    return new ForeignTable(qualified, columns, split, StrictReader.of(spark).parquet(qualified));
  }

  /** Writes rows as a table that {@link #open} reads. */
  public static void write(Dataset<Row> rows, String location) {
    rows.write().parquet(location);
  }

  /** The split that a head records, so that it is tested on none of what it learnt from. */
  public static SplitRule splitOf(HeadConfig head) {
    return SplitRule.of(head.split()).orElse(NO_ROW_FOR_TESTING);
  }

  private static boolean has(Dataset<Row> read, String column) {
    return Arrays.asList(read.columns()).contains(column);
  }

  /** All that is asked of a row, whatever it has. */
  private Dataset<Row> named(Dataset<Row> read) {
    return read.select(
        features(read).as(EmbeddingColumn.FIRST),
        label(read).as(Columns.LABEL),
        split(read).as(Columns.SPLIT),
        lit(null).cast(DataTypes.StringType).as(Columns.GROUP),
        place(read).as(Columns.URI));
  }

  private Dataset<Row> rows(Dataset<Row> usable) {
    return usable
        .withColumn(Columns.IMAGE_ID, hex(xxhash64(col(EmbeddingColumn.FIRST))))
        .withColumn(Columns.URI, coalesce(col(Columns.URI), id()));
  }

  private static Column id() {
    return col(Columns.IMAGE_ID);
  }

  /** Null where a rule decides. */
  private Column split(Dataset<Row> read) {
    if (!isSplit) {
      return lit(null).cast(DataTypes.StringType);
    }
    Column named = col(Columns.SPLIT).cast(DataTypes.StringType);
    for (Row row : read.select(named).distinct().takeAsList(MOST_NAMES)) {
      requireSplit(row.getString(0));
    }
    UDF1<String, String> splitOf = name -> GivenSplit.named(name).orElseThrow().id();
    return udf(splitOf, DataTypes.StringType).apply(named);
  }

  private void requireSplit(String name) {
    if (name == null || GivenSplit.named(name).isEmpty()) {
      throw Refusal.input(
          "Cannot read the features: the column split of %s says '%s' (expected %s)"
              .formatted(location, name, GivenSplit.KNOWN));
    }
  }

  private static Column place(Dataset<Row> read) {
    Stream<String> found =
        LOCATIONS.stream()
            .filter(name -> has(read, name))
            .filter(name -> read.schema().apply(name).dataType().equals(DataTypes.StringType));
    return found.findFirst().map(name -> read.col(name)).orElse(lit(null).cast("string"));
  }

  private Column features(Dataset<Row> read) {
    DataType type = type(read, "--features", columns.features());
    Column column = read.col("`" + columns.features() + "`");
    if (type instanceof ArrayType array && array.elementType() instanceof NumericType) {
      return column.cast(DataTypes.createArrayType(DataTypes.FloatType));
    }
    if (type instanceof UserDefinedType<?> vector && vector.typeName().equals("vector")) {
      return when(column.isNotNull(), vector_to_array(column, "float32"));
    }
    throw wrongType("--features", columns.features(), type, "an array of numbers or a vector");
  }

  private Column label(Dataset<Row> read) {
    DataType type = type(read, "--label", columns.label());
    if (type.equals(DataTypes.StringType) || type instanceof NumericType) {
      return Columns.respelt(read.col("`" + columns.label() + "`").cast(DataTypes.StringType));
    }
    throw wrongType("--label", columns.label(), type, "text or numbers");
  }

  private DataType type(Dataset<Row> read, String option, String column) {
    if (!has(read, column)) {
      throw Refusal.input(
          "Cannot use %s %s: %s has the columns %s"
              .formatted(option, column, location, String.join(", ", read.columns())));
    }
    return read.schema().apply(column).dataType();
  }

  private Refusal wrongType(String option, String column, DataType type, String wanted) {
    return Refusal.input(
        "Cannot use %s %s: it holds %s in %s, and must hold %s"
            .formatted(option, column, type.simpleString(), location, wanted));
  }

  private int width() {
    List<Row> first = rows.select(size(col(EmbeddingColumn.FIRST))).takeAsList(1);
    if (first.isEmpty() || first.get(0).getInt(0) < 1) {
      throw Refusal.input(
          "Cannot read the features: %s has no row with features in %s and a label in %s%s"
              .formatted(
                  location,
                  columns.features(),
                  columns.label(),
                  columns.labels().isEmpty() ? "" : " out of " + columns.labels()));
    }
    return first.get(0).getInt(0);
  }

  @Override
  public String location() {
    return location;
  }

  @Override
  public TableContract contract() {
    EmbeddingColumn embedding =
        new EmbeddingColumn(EmbeddingColumn.FIRST, columns.features(), Pooling.FLATTEN.id(), width);
    return new TableContract(
        TableContract.FORMAT_VERSION,
        HeadConfig.NO_NETWORK,
        "features of another program",
        true,
        List.of(embedding),
        "not known",
        split);
  }

  @Override
  public SplitNote split() {
    return isSplit ? SplitNote.COLUMN : split.note();
  }

  @Override
  public LearntFrom learntFrom(String rows) {
    return new LearntFrom(rows, split(), List.of(Split.TRAIN.id()), columns.label());
  }

  @Override
  public Dataset<Row> labelled() {
    return divided.of(rows);
  }

  @Override
  public List<String> labels() {
    return ExampleTable.labels(rows);
  }

  @Override
  public RejectCounts rejectCounts() {
    return rejects;
  }
}
