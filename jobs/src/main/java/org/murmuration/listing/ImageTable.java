package org.murmuration.listing;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;
import org.murmuration.imagepass.ImageFile;
import org.murmuration.label.LabelSpelling;
import org.murmuration.refusal.Refusal;
import org.murmuration.split.Split;
import org.murmuration.storage.Entry;
import org.murmuration.storage.Storage;
import org.murmuration.table.PackTable;
import org.murmuration.table.SplitByLabel;
import scala.Tuple2;

/** The images of a run, listed and not opened. */
public final class ImageTable {
  private static final int PIECES_A_CORE = 4;
  private static final Pattern LIST = Pattern.compile("(?i)\\.(csv|tsv|txt)$");
  private static final StorageLevel KEPT = StorageLevel.MEMORY_AND_DISK();

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
   * what it matches, and the folder named is then the last one without a wildcard. What is no image
   * by its name is passed over, and counted. A pack stands for the files in it.
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

  /**
   * Images, and what is in folders, packs and patterns as {@link #inFolders} takes them, for what
   * needs no labels.
   *
   * @throws Refusal if one leads nowhere, no image is there, or one of them lies in another
   */
  public JavaRDD<ImageFile> inPlaces(List<String> locations) throws IOException {
    NamedPlaces places = NamedPlaces.of(context, storage, locations);
    List<ImageFolders> all = foundIn(places.folders());
    List<String> names = new ArrayList<>(places.folders());
    if (!places.files().isEmpty()) {
      all.add(ImageFolders.ofFiles(places.files()));
      names.add(places.files().get(0).location());
    }
    ImageFolders.requireApart(all);
    return union(all, names);
  }

  private static ImageFile toTest(ImageFile file) {
    return file.in(Split.TEST.id(), null);
  }

  private JavaRDD<ImageFile> listed(List<String> locations) throws IOException {
    return union(found(locations), locations);
  }

  private List<ImageFolders> found(List<String> locations) throws IOException {
    List<ImageFolders> all = foundIn(locations);
    ImageFolders.requireApart(all);
    return all;
  }

  private List<ImageFolders> foundIn(List<String> locations) throws IOException {
    List<ImageFolders> all = new ArrayList<>();
    for (String location : locations) {
      all.add(ImageFolders.of(storage, storage.qualified(location)));
    }
    return all;
  }

  private JavaRDD<ImageFile> union(List<ImageFolders> all, List<String> locations)
      throws IOException {
    JavaRDD<ImageFile> images = context.emptyRDD();
    ListingNotes notes = new ListingNotes();
    for (int i = 0; i < all.size(); i++) {
      // Kept, because a stage needs the list several times and storage answers otherwise each time.
      JavaRDD<Listed> listed = listed(all.get(i), locations.get(i)).persist(KEPT);
      ListingNotes here = ListingNotes.of(listed);
      requireImages(here, locations.get(i));
      notes.plus(here);
      images = images.union(images(listed));
    }
    notes.say(spark.sparkContext());
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

  private JavaRDD<Listed> listed(ImageFolders found, String location) throws IOException {
    return found.isPack()
        ? new PackTable(spark, storage, location).open().map(ImageTable::listed)
        : distributed(found.folders())
            .flatMap(new FolderListing(storage))
            .union(distributed(found.files()));
  }

  private void requireImages(ListingNotes notes, String location) throws IOException {
    if (notes.images() == 0) {
      throw Refusal.input(
          "Cannot read images: found no files in %s%s (%s)"
              .formatted(
                  storage.qualified(location),
                  notes.passedOver().isEmpty() ? "" : ", passed over " + notes.passedOver(),
                  LIST.matcher(location).find()
                      ? "a list of images is for --manifest"
                      : "expected a folder for each class with its images in it"));
    }
  }

  static JavaRDD<ImageFile> images(JavaRDD<Listed> listed) {
    return listed
        .filter(Listed.Image.class::isInstance)
        .map(image -> ((Listed.Image) image).file());
  }

  /** Counts and names those that have no label, for what needs one. */
  public void sayUnlabelled(JavaRDD<ImageFile> images) {
    ListingNotes.of(
            images
                .filter(file -> file.label() == null)
                .map(file -> Listed.remark(Remark.UNLABELLED, file.uri())))
        .say(spark.sparkContext());
  }

  /** The labels of images that it listed. */
  public LearntLabels labels(JavaRDD<ImageFile> images) {
    return LearntLabels.of(spark, storage, images);
  }

  /** In a few pieces a core, because each is a piece of all that is made of them. */
  private <T> JavaRDD<T> distributed(List<T> elements) {
    int most = PIECES_A_CORE * context.defaultParallelism();
    return elements.isEmpty()
        ? context.emptyRDD()
        : context.parallelize(elements, Math.min(elements.size(), most));
  }

  /** A file of a pack, which may be of a time that took labels as they were written. */
  private static Listed listed(ImageFile file) {
    String label = file.label() == null ? null : LabelSpelling.of(file.label());
    return new Listed.Image(file.labelled(label));
  }

  /** A file of a folder, and what is to be said of its name. */
  static List<Listed> listed(Entry file, ListedFolder folder) {
    ImageFile found =
        new ImageFile(file.location(), folder.label(), file.lengthBytes(), file.timeMillis());
    Listed image = listed(found.in(folder.split(), null));
    return file.kind() == Entry.Kind.FILE_NOT_UTF8
        ? List.of(image, Listed.remark(Remark.NOT_UTF8, file.location()))
        : List.of(image);
  }

  /**
   * The images that a CSV (with a header) or a Parquet file lists in the columns {@code uri} and
   * {@code label}; relative URIs are below the manifest's folder.
   *
   * @throws Refusal if there is no such file, a column is missing, no row is there, or an image has
   *     two labels
   */
  public JavaRDD<ImageFile> inManifest(String manifest) throws IOException {
    return manifest(manifest).images();
  }

  /** The same where a column {@code label} may be missing, for what needs no labels. */
  public JavaRDD<ImageFile> inUnlabelledManifest(String manifest) throws IOException {
    return manifest(manifest).labelledOrNot();
  }

  private ManifestFile manifest(String manifest) throws IOException {
    String location = storage.qualified(manifest);
    if (!storage.exists(location)) {
      throw Refusal.input("Cannot read the manifest: there is no file " + location);
    }
    return new ManifestFile(spark, storage, location);
  }
}
