package org.murmuration.table;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.murmuration.imagepass.CheckedImage;
import org.murmuration.imagepass.ImageFile;
import org.murmuration.imagepass.ImageOutcome;
import org.murmuration.imagepass.ImageTraits;
import org.murmuration.refusal.Refusal;

/** What each file is, as Parquet, and which files have the same bytes. */
public final class CheckTable {
  private static final String DUPLICATE_OF = "duplicate_of";
  private static final String OUTCOME = "outcome";
  private static final String COPIES = "copies";
  private static final String FIRST_LABEL = "first_label";

  private static final StructType SCHEMA =
      FileColumns.SCHEMA
          .add(Columns.IMAGE_ID, DataTypes.StringType, true)
          .add(Columns.FORMAT, DataTypes.StringType, true)
          .add(Columns.WIDTH, DataTypes.IntegerType, true)
          .add(Columns.HEIGHT, DataTypes.IntegerType, true)
          .add("orientation", DataTypes.IntegerType, true)
          .add("profile", DataTypes.StringType, true)
          .add(OUTCOME, DataTypes.StringType, false)
          .add(Columns.MESSAGE, DataTypes.StringType, false);

  private final Dataset<Row> rows;

  private CheckTable(Dataset<Row> rows) {
    this.rows = rows;
  }

  /** Of rows as tasks write them, which do not know of each other's files. */
  public static OutcomeFiles.RowForm form() {
    return new OfOneFile();
  }

  /** Runs on executors: what a file is, as a row. */
  private record OfOneFile() implements OutcomeFiles.RowForm {
    @Override
    public StructType schema() {
      return SCHEMA;
    }

    @Override
    public Row row(ImageOutcome outcome) {
      return CheckTable.row((CheckedImage) outcome);
    }
  }

  /** Those of {@link #form} that say what a file holds, and not that it could not be read. */
  public static Dataset<Row> ofBytes(Dataset<Row> rows) {
    return rows.filter(not(col(OUTCOME).isin(RejectTable.UNREAD)));
  }

  /**
   * A table of those among these rows that are of the listed files.
   *
   * @param all of {@link #form}, one a file
   * @param listed what is to be in it
   */
  public static CheckTable of(SparkSession spark, Dataset<Row> all, JavaRDD<ImageFile> listed) {
    StructType uri = new StructType().add(Columns.URI, DataTypes.StringType, false);
    Dataset<Row> uris =
        spark.createDataFrame(listed.map(file -> RowFactory.create(file.uri())), uri);
    Dataset<Row> rows = all.join(uris, new String[] {Columns.URI}, "left_semi");
    Dataset<Row> repeated =
        rows.filter(col(Columns.IMAGE_ID).isNotNull())
            .groupBy(Columns.IMAGE_ID)
            .agg(min(Columns.URI).as(DUPLICATE_OF), count(Columns.URI).as(COPIES))
            .filter(col(COPIES).gt(1))
            .drop(COPIES);
    return new CheckTable(rows.join(repeated, new String[] {Columns.IMAGE_ID}, "left_outer"));
  }

  private static Row row(CheckedImage image) {
    ImageTraits traits = image.traits();
    return FileColumns.row(
        image.file(),
        image.imageId(),
        traits.format(),
        traits.width(),
        traits.height(),
        traits.orientation(),
        traits.profile(),
        image.outcome(),
        image.message());
  }

  /** Sorted by URI; {@code duplicate_of} is null where a file is the first with its bytes. */
  public void write(String location, int files) {
    List<String> columns = new java.util.ArrayList<>(List.of(SCHEMA.fieldNames()));
    columns.removeAll(List.of(Columns.SPLIT, Columns.GROUP));
    String others = "if(%1$s = %2$s, null, %1$s) as %1$s".formatted(DUPLICATE_OF, Columns.URI);
    columns.add(others);
    rows.selectExpr(columns.toArray(String[]::new))
        .repartitionByRange(files, col(Columns.URI))
        .sortWithinPartitions(Columns.URI)
        .write()
        .mode(SaveMode.ErrorIfExists)
        .parquet(location);
  }

  /**
   * @param listed images that are to be in it
   * @throws Refusal (temporary) if something is lost
   */
  public void requireAll(long listed) {
    long checked = rows.count();
    if (checked != listed) {
      throw Refusal.temporary(
          "Cannot call it done: of %d files that were listed, %d have been checked (run the command again: what was committed stays)"
              .formatted(listed, checked));
    }
  }

  /** Rejects by class and reason. */
  public RejectCounts rejects() {
    Map<String, Map<String, Long>> byClass = new TreeMap<>();
    rows.filter(col(OUTCOME).notEqual(CheckedImage.OK))
        .groupBy(Columns.LABEL, OUTCOME)
        .count()
        .collectAsList()
        .forEach(
            row ->
                byClass
                    .computeIfAbsent(
                        RejectCounts.classOf(row.getString(0)), label -> new TreeMap<>())
                    .put(row.getString(1), row.getLong(2)));
    return new RejectCounts(byClass);
  }

  /** Files whose bytes an earlier one has. */
  public long duplicates() {
    return rows.filter(col(DUPLICATE_OF).notEqual(col(Columns.URI))).count();
  }

  /** Pairs of an image's first file and one in another class, {@code most} of them. */
  public List<Contradiction> contradictions(int most) {
    Dataset<Row> first =
        rows.filter(col(DUPLICATE_OF).equalTo(col(Columns.URI)))
            .select(col(Columns.URI).as(DUPLICATE_OF), col(Columns.LABEL).as(FIRST_LABEL))
            .distinct();
    return rows
        .join(first, DUPLICATE_OF)
        .filter(col(Columns.LABEL).notEqual(col(FIRST_LABEL)))
        .select(DUPLICATE_OF, FIRST_LABEL, Columns.URI, Columns.LABEL)
        .sort(DUPLICATE_OF, Columns.URI)
        .limit(most)
        .collectAsList()
        .stream()
        .map(
            row ->
                new Contradiction(
                    row.getString(0), row.getString(1), row.getString(2), row.getString(3)))
        .toList();
  }
}
