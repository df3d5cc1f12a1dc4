package org.murmuration.command;

import java.io.IOException;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.storage.StorageLevel;
import org.murmuration.imagepass.ImageFile;
import org.murmuration.refusal.Refusal;
import org.murmuration.table.ImageTable;
import picocli.CommandLine.Option;

/** Where images are: folders or a manifest. */
public final class ImageOptions {
  @Option(
      names = "--images",
      paramLabel = "PATH",
      description =
          "Folder with a folder of images for each class, on any Hadoop file system; or a pattern, 'birds/*/2024-*'; may be repeated")
  private List<String> images;

  @Option(
      names = "--manifest",
      paramLabel = "FILE",
      description =
          "In place of --images: CSV with a header, or Parquet, with columns uri and label")
  private String manifest;

  /** Images in a folder, for a stage that starts another. */
  public static ImageOptions inFolder(String location) {
    ImageOptions options = new ImageOptions();
    options.images = List.of(location);
    return options;
  }

  /**
   * @throws Refusal (settings) unless one of both is named
   */
  public ImageOptions requireOne() {
    if ((images == null) == (manifest == null)) {
      throw Refusal.settings(
          "Cannot read images: name one of --images and --manifest, found "
              + (images == null ? "none" : "both"));
    }
    return this;
  }

  public boolean isEmpty() {
    return images == null && manifest == null;
  }

  /**
   * @throws Refusal if nothing is there
   */
  public JavaRDD<ImageFile> list(ImageTable table) throws IOException {
    JavaRDD<ImageFile> files =
        images != null ? table.inFolders(images) : table.inManifest(manifest);
    // Kept, because a stage needs the list several times and storage answers otherwise each time.
    return files.persist(StorageLevel.MEMORY_AND_DISK());
  }

  /** What the user named. */
  public String location() {
    return images != null ? String.join(", ", images) : manifest;
  }
}
