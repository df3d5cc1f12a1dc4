package org.murmuration.command;

import java.util.List;
import java.util.Optional;
import org.murmuration.refusal.Refusal;
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
          "In place of --images: CSV with a header, or Parquet, with columns uri and label, and if wanted split (train, validation, test) and group (stays on one side)")
  private String manifest;

  /**
   * @throws Refusal (settings) unless one of both is named
   */
  public ImageSource source() {
    return new ImageSource(images == null ? List.of() : images, Optional.ofNullable(manifest));
  }

  public boolean isEmpty() {
    return images == null && manifest == null;
  }
}
