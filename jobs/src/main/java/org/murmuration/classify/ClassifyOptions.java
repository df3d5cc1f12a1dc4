package org.murmuration.classify;

import java.util.Optional;
import org.murmuration.command.Job;
import org.murmuration.command.JobOptions;
import org.murmuration.command.PixelOptions;
import org.murmuration.legs.CommitOptions;
import org.murmuration.table.RunId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options of {@code classify}. */
@Command(name = "classify", description = "Name what is on images, with a classifier.")
public final class ClassifyOptions implements JobOptions {
  @Option(
      names = "--classifier",
      required = true,
      paramLabel = "FOLDER",
      description = "Classifier, as assemble or pipeline writes it")
  private String classifier;

  @Mixin private NamedImages images;

  @Option(
      names = "--predictions",
      required = true,
      paramLabel = "PATH",
      description =
          "Where predictions go: one file if it ends in .csv, .json or .jsonl, else a folder of Parquet files; may exist from earlier runs of the same classifier")
  private String predictions;

  @Option(
      names = "--page",
      paramLabel = "FILE.html",
      description =
          "Also write a page with a small picture of each image, its label and how sure that is; of more than 2,000 images the 1,000 least certain and 1,000 others drawn by chance; an older page of the same predictions is replaced")
  private String page;

  @Option(
      names = "--top",
      paramLabel = "N",
      defaultValue = "5",
      description = "Labels a prediction lists, likeliest first (default: ${DEFAULT-VALUE})")
  private int top;

  @Option(
      names = "--min-confidence",
      paramLabel = "SHARE",
      defaultValue = "0",
      description =
          "Below this confidence an image has no answer: the answer in a file stays empty, and it is counted as unsure (default: ${DEFAULT-VALUE})")
  private double minConfidence;

  @Option(
      names = "--batch-size",
      paramLabel = "N",
      defaultValue = "16",
      description = "Images in one forward pass (default: ${DEFAULT-VALUE})")
  private int batchSize;

  @Mixin private PixelOptions pixels;

  @Mixin private CommitOptions commit;

  @Override
  public Job job(RunId run) {
    return new ClassifyJob(classifier, images.source(), predictions, run, settings());
  }

  private ClassifySettings settings() {
    return new ClassifySettings(
        top,
        minConfidence,
        batchSize,
        pixels.settings(),
        commit.settings(),
        Optional.ofNullable(page));
  }

  @Override
  public Optional<String> output() {
    return Optional.of(predictions);
  }
}
