package org.murmuration.table;

import static org.apache.spark.sql.functions.col;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.murmuration.cluster.ImageFile;
import org.murmuration.cluster.Storage;
import org.murmuration.refusal.Refusal;

/** The images of a run, listed and not opened. */
public final class ImageTable {
  private static final String URI = "uri";
  private static final String LABEL = "label";

  private final SparkSession spark;
  private final Storage storage;

  public ImageTable(SparkSession spark, Storage storage) {
    this.spark = spark;
    this.storage = storage;
  }

  /**
   * All files below a folder. A file's label is the name of the folder below {@code root} that it
   * lies in; a file directly in {@code root} has none. Names that start with a dot or an underscore
   * are passed over.
   *
   * @throws Refusal if there is no such folder or no file in it
   */
  public JavaRDD<ImageFile> inFolder(String root) throws IOException {
    String path = storage.qualified(root);
    if (!storage.isFolder(path)) {
      throw Refusal.input("Cannot read images: there is no folder " + path);
    }
    List<ImageFile> images = new ArrayList<>();
    for (FileStatus status : visible(path)) {
      addAll(status, labelOf(status), images);
    }
    if (images.isEmpty()) {
      throw Refusal.input(
          "Cannot read images: found no files in %s (expected a folder for each class with its images in it)"
              .formatted(path));
    }
    images.sort(Comparator.comparing(ImageFile::uri));
    return JavaSparkContext.fromSparkContext(spark.sparkContext()).parallelize(images);
  }

  private List<FileStatus> visible(String folder) throws IOException {
    return storage.list(folder).stream()
        .filter(status -> !isHidden(status.getPath().getName()))
        .toList();
  }

  private static boolean isHidden(String name) {
    return name.startsWith(".") || name.startsWith("_");
  }

  private static String labelOf(FileStatus child) {
    return child.isDirectory() ? child.getPath().getName() : null;
  }

  private void addAll(FileStatus status, String label, List<ImageFile> images) throws IOException {
    if (status.isFile()) {
      images.add(imageFile(status, label));
      return;
    }
    for (FileStatus child : visible(status.getPath().toString())) {
      addAll(child, label, images);
    }
  }

  private static ImageFile imageFile(FileStatus status, String label) {
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
    Dataset<Row> rows = withPlainNames(load(location));
    requireColumns(rows, location);
    String base = new Path(location).getParent().toString();
    JavaRDD<ImageFile> images =
        rows.select(col(URI).cast("string"), col(LABEL).cast("string"))
            .filter(col(URI).isNotNull())
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
        ? spark.read().parquet(location)
        : spark.read().option("header", "true").option("escape", "\"").csv(location);
  }

  private static void requireColumns(Dataset<Row> rows, String location) {
    List<String> found = Arrays.asList(rows.columns());
    if (!found.containsAll(List.of(URI, LABEL))) {
      throw Refusal.input(
          "Cannot read the manifest %s: expected the columns %s and %s, found %s"
              .formatted(location, URI, LABEL, found));
    }
  }
}
