package org.murmuration.listing;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;
import org.murmuration.imagepass.ImageFile;
import org.murmuration.label.LabelSpelling;
import org.murmuration.newest.StrictReader;
import org.murmuration.refusal.Refusal;
import org.murmuration.storage.Storage;
import org.murmuration.table.Columns;
import scala.Tuple2;

/**
 * A list of images with their labels, CSV or Parquet.
 *
 * @param location with its scheme
 */
public record ManifestFile(SparkSession spark, Storage storage, String location) {
  private static final StorageLevel KEPT = StorageLevel.MEMORY_AND_DISK();
  private static final String LOST_LETTER = "\uFFFD";

  /** Lines that have not as many values as the header; no column of a user's has such a name. */
  private static final String TORN = "_murmuration_torn_line";

  /**
   * The images that it lists, each once.
   *
   * @throws Refusal if a column is missing, no row is there, or an image has two labels
   */
  JavaRDD<ImageFile> images() throws IOException {
    return images(rows(List.of(Columns.URI, Columns.LABEL)));
  }

  /** The same, of which no label need be known. */
  JavaRDD<ImageFile> labelledOrNot() throws IOException {
    return images(rows(List.of(Columns.URI)));
  }

  private JavaRDD<ImageFile> images(JavaRDD<Row> rows) throws IOException {
    JavaRDD<Listed> listed = spread(rows).flatMap(new ManifestLine(base(), storage)).persist(KEPT);
    ListingNotes notes = ListingNotes.of(listed);
    if (notes.images() == 0) {
      throw Refusal.input("Cannot read the manifest: %s lists no image".formatted(location));
    }
    requireWholeLetters(ImageTable.images(listed));
    JavaRDD<ImageRows> images = byImage(listed).persist(KEPT);
    requireOneLabel(images);
    notes.plus(repeated(images)).say(spark.sparkContext());
    return images.map(ImageRows::file);
  }

  /** The number of the first row with a label, counted below the header, as it is respelt. */
  Optional<Long> rowOf(String label) throws IOException {
    return rows(List.of(Columns.URI, Columns.LABEL))
        .zipWithIndex()
        .filter(row -> row._1().getString(1) != null)
        .filter(row -> LabelSpelling.of(row._1().getString(1)).equals(label))
        .map(row -> row._2() + 1)
        .take(1)
        .stream()
        .findFirst();
  }

  private String base() {
    return new Path(location).getParent().toString();
  }

  /**
   * The rows with uri, label, split and group, and what they say of the file.
   *
   * @param needed columns that must be there
   */
  private JavaRDD<Row> rows(List<String> needed) throws IOException {
    ManifestFormat format = ManifestFormat.of(storage, location);
    Dataset<Row> rows = withLabels(requireColumns(withPlainNames(load(format)), needed));
    return GivenFacts.in(GivenSplits.in(rows, location), location)
        .select(
            col(Columns.URI).cast("string"),
            col(Columns.LABEL).cast("string"),
            col(Columns.SPLIT),
            col(Columns.GROUP),
            col(Columns.FILE_LENGTH),
            col(Columns.FILE_TIME))
        .javaRDD();
  }

  /** One task reads what cannot be cut, and asking for each file is work for many. */
  private JavaRDD<Row> spread(JavaRDD<Row> rows) {
    int cores = spark.sparkContext().defaultParallelism();
    return rows.getNumPartitions() < cores ? rows.repartition(cores) : rows;
  }

  private Dataset<Row> load(ManifestFormat format) {
    if (format.isParquet()) {
      return reader().parquet(location);
    }
    DataFrameReader reader =
        reader()
            .option("header", true)
            .option("escape", "\"")
            .option("sep", format.separator())
            .option("encoding", format.charset())
            .option("multiLine", !format.isCutAtLines() || hasLineBreaks());
    StructType schema =
        format.header().isEmpty() ? reader.csv(location).schema() : schema(format.header());
    Dataset<Row> rows =
        reader
            .option("columnNameOfCorruptRecord", TORN)
            .schema(schema.add(TORN, DataTypes.StringType))
            .csv(location);
    requireNoSurplus(rows, new SurplusFields(schema.size(), format.separator().charAt(0)));
    return rows.drop(TORN);
  }

  /** A value with a comma in it and no quotes around would be cut, and be another class. */
  private void requireNoSurplus(Dataset<Row> rows, SurplusFields surplus) {
    rows.filter(col(TORN).isNotNull())
        .javaRDD()
        .map(row -> row.<String>getAs(TORN))
        .filter(surplus)
        .take(1)
        .forEach(
            line -> {
              throw Refusal.input(
                  "Cannot read the manifest %s: the line '%s' has %d values, the header has %d (put quotes around a value that holds a '%s')"
                      .formatted(
                          location,
                          LabelSpelling.printable(line.strip()),
                          surplus.count(line),
                          surplus.columns(),
                          surplus.separator()));
            });
  }

  /** Spark's own look at a header takes the name of a file for a pattern. */
  private static StructType schema(List<String> header) {
    StructType schema = new StructType();
    for (String name : header) {
      boolean isNew = !name.isEmpty() && !Arrays.asList(schema.fieldNames()).contains(name);
      schema = schema.add(isNew ? name : "_c" + schema.size(), DataTypes.StringType);
    }
    return schema;
  }

  private DataFrameReader reader() {
    DataFrameReader reader = StrictReader.of(spark).option(StrictReader.PATTERNS, false);
    // A local file with a colon in its name has no checksum that Hadoop could look for.
    return new Path(location).getName().indexOf(':') < 0
        ? reader
        : reader
            .option("fs.file.impl", RawLocalFileSystem.class.getName())
            .option("fs.file.impl.disable.cache", true);
  }

  /** Whether a value in quotes may go on in the next line. */
  private boolean hasLineBreaks() {
    return !reader()
        .textFile(location)
        .javaRDD()
        .filter(line -> line.chars().filter(letter -> letter == '"').count() % 2 > 0)
        .isEmpty();
  }

  private static Dataset<Row> withPlainNames(Dataset<Row> rows) {
    return rows.toDF(
        Arrays.stream(rows.columns()).map(ManifestFormat::plain).toArray(String[]::new));
  }

  private Dataset<Row> requireColumns(Dataset<Row> rows, List<String> needed) {
    List<String> found = Arrays.asList(rows.columns());
    if (!found.containsAll(needed)) {
      throw Refusal.input(
          "Cannot read the manifest %s: expected the column%s %s, found %s"
              .formatted(
                  location, needed.size() == 1 ? "" : "s", String.join(" and ", needed), found));
    }
    return rows;
  }

  private static Dataset<Row> withLabels(Dataset<Row> rows) {
    return Arrays.asList(rows.columns()).contains(Columns.LABEL)
        ? rows
        : rows.withColumn(Columns.LABEL, lit(null).cast(DataTypes.StringType));
  }

  /** A name with such a letter may be on a disk; a label with it is a wrong one. */
  private void requireWholeLetters(JavaRDD<ImageFile> images) {
    images
        .filter(ManifestFile::hasLostLetters)
        .take(1)
        .forEach(
            image -> {
              throw Refusal.input(
                  "Cannot read the manifest %s: the row of %s, labelled '%s', is not in UTF-8 (save the list in UTF-8, or in UTF-16 with its mark)"
                      .formatted(location, image.uri(), image.label()));
            });
  }

  private static boolean hasLostLetters(ImageFile image) {
    boolean inLabel = image.label() != null && image.label().contains(LOST_LETTER);
    return inLabel || (image.uri().contains(LOST_LETTER) && ManifestLine.isMissing(image));
  }

  private static JavaRDD<ImageRows> byImage(JavaRDD<Listed> listed) {
    return ImageTable.images(listed)
        .mapToPair(file -> new Tuple2<>(file.uri(), ImageRows.of(file)))
        .reduceByKey(ImageRows::plus)
        .values();
  }

  private void requireOneLabel(JavaRDD<ImageRows> images) {
    JavaRDD<ImageRows> contradictions = images.filter(ImageRows::isContradiction);
    contradictions
        .take(1)
        .forEach(
            first -> {
              long others = contradictions.count() - 1;
              throw Refusal.input(
                  "Cannot read the manifest %s: %s%s (leave one row for each image)"
                      .formatted(
                          location,
                          first.contradiction(),
                          others == 0 ? "" : ", and %d others have".formatted(others)));
            });
  }

  private static ListingNotes repeated(JavaRDD<ImageRows> images) {
    return ListingNotes.of(
        images
            .filter(rows -> rows.repeated() > 0)
            .flatMap(
                rows ->
                    Collections.nCopies(
                            (int) rows.repeated(),
                            Listed.remark(Remark.REPEATED, rows.file().uri()))
                        .iterator()));
  }
}
