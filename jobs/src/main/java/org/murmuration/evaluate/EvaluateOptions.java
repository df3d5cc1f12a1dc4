package org.murmuration.evaluate;

import java.util.Optional;
import org.murmuration.command.ForeignOptions;
import org.murmuration.command.ImageOptions;
import org.murmuration.command.InheritedSplitOptions;
import org.murmuration.command.Job;
import org.murmuration.command.JobOptions;
import org.murmuration.command.OptionCheck;
import org.murmuration.command.PixelOptions;
import org.murmuration.refusal.Refusal;
import org.murmuration.table.RunId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options of {@code evaluate}. */
@Command(
    name = "evaluate",
    description =
        "Say how good a head is on a table's test split, or a classifier on labelled images.")
public final class EvaluateOptions implements JobOptions {
  @Option(
      names = "--head",
      paramLabel = "FOLDER",
      description = "Head to evaluate on the test split of --table")
  private String head;

  @Option(
      names = "--table",
      paramLabel = "FOLDER",
      description = "Embeddings for --head, as train takes them")
  private String table;

  @Mixin private ForeignOptions foreign;

  @Option(
      names = "--classifier",
      paramLabel = "FOLDER",
      description = "Classifier to evaluate on --images or --manifest")
  private String classifier;

  @Mixin private ImageOptions images;

  @Option(
      names = "--split",
      paramLabel = "test|validation|all",
      description =
          "Of the images: those that the classifier never saw, those that it was watched or chosen by, or all (default: test; all if it does not know what it saw)")
  private TestedImages.Which which;

  @Mixin private InheritedSplitOptions split;

  @Option(
      names = "--report",
      required = true,
      paramLabel = "DIR",
      description = "Where report.html and metrics.json go; an older report is replaced")
  private String report;

  @Option(
      names = "--batch-size",
      paramLabel = "N",
      defaultValue = "16",
      description = "Images in one forward pass (default: ${DEFAULT-VALUE})")
  private int batchSize;

  @Mixin private PixelOptions pixels;

  @Mixin private EvaluationOptions settings;

  @Override
  public Job job(RunId run) {
    OptionCheck.atLeast("--batch-size", batchSize, 1);
    return new EvaluateJob(subject(), report, settings.settings());
  }

  private Subject subject() {
    boolean byHead = head != null && table != null && classifier == null && images.isEmpty();
    boolean byClassifier = classifier != null && head == null && table == null;
    if (byHead) {
      return new HeadOnTable(head, table, foreign.columns(), split.choice());
    }
    if (byClassifier) {
      TestedImages tested = new TestedImages(Optional.ofNullable(which), split.choice());
      return new ClassifierOnImages(
          classifier, images.source(), tested, batchSize, pixels.settings());
    }
    throw Refusal.settings(
        "Cannot evaluate: name --head and --table, or --classifier and --images (or --manifest)");
  }

  @Override
  public Optional<String> output() {
    return Optional.of(report);
  }
}
