package org.murmuration.table;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.min;

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

/** What each file is, as Parquet, and which files have the same bytes. */
public final class CheckTable {
  private static final String DUPLICATE_OF = "duplicate_of";
  private static final String ID = "image_id";
  private static final String URI = "uri";
  private static final String LABEL = "label";

  private static final StructType SCHEMA =
      new StructType()
          .add(URI, DataTypes.StringType, false)
          .add(LABEL, DataTypes.StringType, true)
          .add("file_length", DataTypes.LongType, false)
          .add("file_time", DataTypes.LongType, false)
          .add(ID, DataTypes.StringType, true)
          .add("format", DataTypes.StringType, true)
          .add("width", DataTypes.IntegerType, true)
          .add("height", DataTypes.IntegerType, true)
          .add("orientation", DataTypes.IntegerType, true)
          .add("profile", DataTypes.StringType, true)
          .add("outcome", DataTypes.StringType, false)
          .add("message", DataTypes.StringType, false);

  private final Dataset<Row> rows;

  private CheckTable(Dataset<Row> rows) {
    this.rows = rows;
  }

  /** A table of these images, not yet written. */
  public static CheckTable of(SparkSession spark, JavaRDD<CheckedImage> images) {
    Dataset<Row> rows = spark.createDataFrame(images.map(CheckTable::row), SCHEMA);
    Dataset<Row> repeated =
        rows.filter(col(ID).isNotNull())
            .groupBy(ID)
            .agg(min(URI).as(DUPLICATE_OF), count(URI).as("copies"))
            .filter(col("copies").gt(1))
            .drop("copies");
    return new CheckTable(rows.join(repeated, new String[] {ID}, "left_outer"));
  }

  private static Row row(CheckedImage image) {
    ImageFile file = image.file();
    return RowFactory.create(
        file.uri(),
        file.label(),
        file.lengthBytes(),
        file.timeMillis(),
        image.imageId(),
        image.format(),
        image.width(),
        image.height(),
        image.orientation(),
        image.profile(),
        image.outcome(),
        image.message());
  }

  /** Sorted by URI; {@code duplicate_of} is null where a file is the first with its bytes. */
  public void write(String location, int files) {
    List<String> columns = new java.util.ArrayList<>(List.of(SCHEMA.fieldNames()));
    String others = "if(%1$s = uri, null, %1$s) as %1$s".formatted(DUPLICATE_OF);
    columns.add(others);
    rows.selectExpr(columns.toArray(String[]::new))
        .repartitionByRange(files, col(URI))
        .sortWithinPartitions(URI)
        .write()
        .mode(SaveMode.ErrorIfExists)
        .parquet(location);
  }

  /** Rejects by class and reason. */
  public RejectCounts rejects() {
    Map<String, Map<String, Long>> byClass = new TreeMap<>();
    rows.filter(col("outcome").notEqual(CheckedImage.OK))
        .groupBy(LABEL, "outcome")
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
    return rows.filter(col(DUPLICATE_OF).notEqual(col(URI))).count();
  }

  /** Two files with the same bytes in different classes. */
  public record Contradiction(String firstUri, String firstLabel, String uri, String label) {}

  /** Pairs of an image's first file and one in another class, {@code most} of them. */
  public List<Contradiction> contradictions(int most) {
    Dataset<Row> first =
        rows.filter(col(DUPLICATE_OF).equalTo(col(URI)))
            .select(col(URI).as(DUPLICATE_OF), col(LABEL).as("first_label"))
            .distinct();
    return rows
        .join(first, DUPLICATE_OF)
        .filter(col(LABEL).notEqual(col("first_label")))
        .select(DUPLICATE_OF, "first_label", URI, LABEL)
        .sort(DUPLICATE_OF, URI)
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
