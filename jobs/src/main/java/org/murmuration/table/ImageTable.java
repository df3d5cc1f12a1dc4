package org.murmuration.table;

import static org.apache.spark.sql.functions.col;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.murmuration.imagepass.ImageFile;
import org.murmuration.refusal.Refusal;
import org.murmuration.storage.Storage;
import scala.Tuple2;

/** The images of a run, listed and not opened. */
public final class ImageTable {
  private static final int PIECES_A_CORE = 4;

  private final SparkSession spark;
  private final JavaSparkContext context;
  private final Storage storage;

  public ImageTable(SparkSession spark, Storage storage) {
    this.spark = spark;
    this.context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    this.storage = storage;
  }

  /**
   * All files below some folders. A file's label is the name of the folder below the one named that
   * it lies in; a file directly in that one has none. A pattern ({@code birds/2024-*}) stands for
   * what it matches, and the folder named is then the last one without a wildcard. Names that start
   * with a dot or an underscore are passed over. A pack stands for the files in it.
   *
   * <p>The driver looks at the topmost level, executors at what is below, and the list stays with
   * them.
   *
   * @throws Refusal if there is no such folder, no file in it, or one of them lies in another
   */
  public JavaRDD<ImageFile> inFolders(List<String> locations) throws IOException {
    return inFolders(locations, List.of());
  }

  /**
   * The same, and files in other folders that are for testing, while none of the former are.
   *
   * @param tests may be empty
   */
  public JavaRDD<ImageFile> inFolders(List<String> learning, List<String> tests)
      throws IOException {
    if (tests.isEmpty()) {
      return listed(learning);
    }
    int first = learning.size();
    List<String> all = new ArrayList<>(learning);
    all.addAll(tests);
    List<ImageFolders> found = found(all);
    return union(found.subList(0, first), learning)
        .map(file -> file.split() == null ? file.in(SplitByLabel.LEARNING, null) : file)
        .union(union(found.subList(first, found.size()), tests).map(ImageTable::toTest));
  }

  private static ImageFile toTest(ImageFile file) {
    return file.in(Split.TEST.id(), null);
  }

  private JavaRDD<ImageFile> listed(List<String> locations) throws IOException {
    return union(found(locations), locations);
  }

  private List<ImageFolders> found(List<String> locations) throws IOException {
    List<ImageFolders> all = new ArrayList<>();
    for (String location : locations) {
      all.add(ImageFolders.of(storage, storage.qualified(location)));
    }
    ImageFolders.requireApart(all);
    return all;
  }

  private JavaRDD<ImageFile> union(List<ImageFolders> all, List<String> locations)
      throws IOException {
    JavaRDD<ImageFile> images = context.emptyRDD();
    for (int i = 0; i < all.size(); i++) {
      images = images.union(listed(all.get(i), locations.get(i)));
    }
    if (all.size() > 1 && all.stream().anyMatch(ImageFolders::isPack)) {
      requireOnce(images);
    }
    return images;
  }

  /** Where images lay that a pack holds is not seen from where it lies. */
  private static void requireOnce(JavaRDD<ImageFile> images) {
    images
        .mapToPair(image -> new Tuple2<>(image.uri(), 1))
        .reduceByKey(Integer::sum)
        .filter(count -> count._2() > 1)
        .take(1)
        .forEach(
            image -> {
              throw Refusal.input(
                  "Cannot read images: %s is in two of these places (name one of them)"
                      .formatted(image._1()));
            });
  }

  private JavaRDD<ImageFile> listed(ImageFolders found, String location) throws IOException {
    JavaRDD<ImageFile> files =
        found.isPack()
            ? new PackTable(spark, storage, location).open()
            : distributed(found.folders())
                .flatMap(new FolderListing(storage))
                .union(distributed(found.files()));
    if (files.isEmpty()) {
      throw Refusal.input(
          "Cannot read images: found no files in %s (expected a folder for each class with its images in it)"
              .formatted(storage.qualified(location)));
    }
    return files;
  }

  /** In a few pieces a core, because each is a piece of all that is made of them. */
  private <T> JavaRDD<T> distributed(List<T> elements) {
    int most = PIECES_A_CORE * context.defaultParallelism();
    return elements.isEmpty()
        ? context.emptyRDD()
        : context.parallelize(elements, Math.min(elements.size(), most));
  }

  static ImageFile imageFile(FileStatus status, String label) {
    return new ImageFile(
        status.getPath().toString(), label, status.getLen(), status.getModificationTime());
  }

  /**
   * The images that a CSV (with a header) or a Parquet file lists in the columns {@code uri} and
   * {@code label}; relative URIs are below the manifest's folder.
   *
   * @throws Refusal if there is no such file, a column is missing or no row is there
   */
  public JavaRDD<ImageFile> inManifest(String manifest) throws IOException {
    String location = storage.qualified(manifest);
    if (!storage.exists(location)) {
      throw Refusal.input("Cannot read the manifest: there is no file " + location);
    }
    Dataset<Row> rows = GivenSplits.in(withPlainNames(load(location)), location);
    requireColumns(rows, location);
    String base = new Path(location).getParent().toString();
    JavaRDD<ImageFile> images =
        rows.select(
                col(Columns.URI).cast("string"),
                col(Columns.LABEL).cast("string"),
                col(Columns.SPLIT).cast("string"),
                col(Columns.GROUP).cast("string"))
            .filter(col(Columns.URI).isNotNull())
            .javaRDD()
            .map(new ManifestLine(base, storage));
    if (images.isEmpty()) {
      throw Refusal.input("Cannot read the manifest: %s lists no image".formatted(location));
    }
    return images;
  }

  /** People write {@code URI} and {@code " Label"}, and spreadsheets a byte-order mark. */
  private static Dataset<Row> withPlainNames(Dataset<Row> rows) {
    return rows.toDF(
        Arrays.stream(rows.columns())
            .map(name -> name.replace("\uFEFF", "").strip().toLowerCase(Locale.ROOT))
            .toArray(String[]::new));
  }

  private Dataset<Row> load(String location) {
    return location.endsWith(".parquet")
        ? StrictReader.of(spark).parquet(location)
        : StrictReader.of(spark).option("header", "true").option("escape", "\"").csv(location);
  }

  private static void requireColumns(Dataset<Row> rows, String location) {
    List<String> found = Arrays.asList(rows.columns());
    if (!found.containsAll(List.of(Columns.URI, Columns.LABEL))) {
      throw Refusal.input(
          "Cannot read the manifest %s: expected the columns %s and %s, found %s"
              .formatted(location, Columns.URI, Columns.LABEL, found));
    }
  }
}
