package org.murmuration.command;

import java.util.List;
import org.murmuration.refusal.Refusal;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where images are that are to be learnt from, and which of them only test. */
public final class LearningImageOptions {
  @Mixin private ImageOptions images;

  @Option(
      names = "--test-images",
      paramLabel = "PATH",
      description =
          "Folder, as for --images, whose images are for testing, while those of --images are for training and validation; may be repeated")
  private List<String> testImages;

  /**
   * @throws Refusal (settings) unless images are named, in one way
   */
  public ImageSource source() {
    ImageSource source = images.source();
    return testImages == null ? source : source.withTestFolders(testImages.toArray(String[]::new));
  }
}
