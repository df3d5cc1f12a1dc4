package org.murmuration.finetune;

import java.util.Optional;
import org.murmuration.command.Job;
import org.murmuration.command.JobOptions;
import org.murmuration.command.LearningImageOptions;
import org.murmuration.table.RunId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options of {@code finetune}. */
@Command(
    name = "finetune",
    description = "Let a classifier's last layers learn too, and keep the result if it is better.")
public final class FinetuneOptions implements JobOptions {
  @Option(
      names = "--classifier",
      required = true,
      paramLabel = "FOLDER",
      description = "Classifier to start from, as assemble or pipeline writes it; not changed")
  private String classifier;

  @Mixin private LearningImageOptions images;

  @Option(
      names = "--output",
      required = true,
      paramLabel = "FOLDER",
      description = "Where the fine-tuned classifier goes; must not exist")
  private String output;

  @Option(
      names = "--work",
      paramLabel = "FOLDER",
      description =
          "Where the front's activations and checkpoints lie; kept if it is named (default: <output>.work, removed at the end)")
  private String work;

  @Mixin private TuningOptions tuning;
  @Mixin private FrontOptions front;

  @Override
  public Job job(RunId run) {
    return new FinetuneJob(
        classifier,
        images.source(),
        output,
        Optional.ofNullable(work),
        run,
        tuning.settings(),
        front.settings());
  }

  @Override
  public Optional<String> output() {
    return Optional.of(output);
  }
}
