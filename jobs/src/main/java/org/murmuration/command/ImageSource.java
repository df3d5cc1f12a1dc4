package org.murmuration.command;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaRDD;
import org.murmuration.imagepass.ImageFile;
import org.murmuration.listing.ImageTable;
import org.murmuration.refusal.Given;
import org.murmuration.refusal.Refusal;

/**
 * Where images are: in folders or named by a manifest.
 *
 * @param folders with a folder of images for each class, packs, or patterns such as {@code
 *     birds/*\/2024-*}, on any Hadoop file system; for what needs no labels also images; empty if
 *     there is a manifest
 * @param manifest CSV with a header, or Parquet, with columns uri and label, and if wanted split
 *     and group
 * @param testFolders whose images are for testing, while none of the other folders' are; may be
 *     empty
 */
public record ImageSource(
    List<String> folders, Optional<String> manifest, List<String> testFolders) {
  private static final int MOST_NAMED = 20;

  /**
   * @throws Refusal (settings) unless one of both is named
   */
  public ImageSource {
    folders = Given.all("--images", folders);
    folders.forEach(folder -> Given.place("--images", folder));
    Given.value("--manifest", manifest).ifPresent(file -> Given.place("--manifest", file));
    if (folders.isEmpty() == manifest.isEmpty()) {
      throw Refusal.settings(
          "Cannot read images: name one of --images and --manifest, found "
              + (folders.isEmpty() ? "none" : "both"));
    }
    testFolders = Given.all("--test-images", testFolders);
    testFolders.forEach(folder -> Given.place("--test-images", folder));
    if (!testFolders.isEmpty() && folders.isEmpty()) {
      throw Refusal.settings(
          "Cannot use --test-images with --manifest (give the manifest a column split)");
    }
  }

  /**
   * @throws Refusal (settings) unless one of both is named
   */
  public ImageSource(List<String> folders, Optional<String> manifest) {
    this(folders, manifest, List.of());
  }

  /**
   * @throws Refusal (settings) if none is named
   */
  public static ImageSource in(String... folders) {
    return new ImageSource(Arrays.asList(Given.value("--images", folders)), Optional.empty());
  }

  public static ImageSource listedIn(String manifest) {
    return new ImageSource(List.of(), Optional.of(Given.value("--manifest", manifest)));
  }

  /** The same folders to learn from, and others to test on. */
  public ImageSource withTestFolders(String... others) {
    return new ImageSource(folders, manifest, Arrays.asList(Given.value("--test-images", others)));
  }

  /**
   * @throws Refusal if nothing is there
   */
  public JavaRDD<ImageFile> list(ImageTable table) throws IOException {
    return manifest.isPresent()
        ? table.inManifest(manifest.get())
        : table.inFolders(folders, testFolders);
  }

  /**
   * The same without images that have no label, which are counted and named.
   *
   * @throws Refusal if nothing is there
   */
  public JavaRDD<ImageFile> listLabelled(ImageTable table) throws IOException {
    JavaRDD<ImageFile> images = list(table);
    table.sayUnlabelled(images);
    return images.filter(file -> file.label() != null);
  }

  /**
   * The same, for what needs no labels: images may be named one by one, and a manifest may have
   * none.
   *
   * @throws Refusal if nothing is there
   */
  public JavaRDD<ImageFile> listUnlabelled(ImageTable table) throws IOException {
    return manifest.isPresent()
        ? table.inUnlabelledManifest(manifest.get())
        : table.inPlaces(folders);
  }

  /**
   * The same, for something to be learnt from them.
   *
   * @throws Refusal if nothing is there, or a label cannot be used
   */
  public ListedToLearn listToLearn(ImageTable table) throws IOException {
    JavaRDD<ImageFile> images = list(table);
    table.sayUnlabelled(images);
    return new ListedToLearn(
        images, table.labels(images).requireFit(manifest).sayAlike().hint(folders));
  }

  /** What the user named, as far as a line can tell. */
  public String location() {
    return manifest.orElseGet(this::named);
  }

  private String named() {
    List<String> all =
        Stream.concat(folders.stream(), testFolders.stream()).limit(MOST_NAMED).toList();
    int others = folders.size() + testFolders.size() - all.size();
    return String.join(", ", all) + (others == 0 ? "" : " and %d others".formatted(others));
  }
}
