package org.murmuration.pipeline;

import java.util.Optional;
import org.murmuration.command.Job;
import org.murmuration.command.LearningImageOptions;
import org.murmuration.command.NetworkOptions;
import org.murmuration.command.WholeWayOptions;
import org.murmuration.table.RunId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options of {@code pipeline}: where from, where to, and the settings of all stages. */
@Command(
    name = "pipeline",
    description =
        "Go the whole way: embed images, train a head, assemble the classifier, evaluate it.")
public final class PipelineOptions implements WholeWayOptions {
  @Mixin private NetworkOptions network;
  @Mixin private LearningImageOptions images;

  @Option(
      names = "--output",
      required = true,
      paramLabel = "DIR",
      description = "Where table, head, classifier and report go")
  private String output;

  @Mixin private StageOptions stages;

  @Override
  public Job job(RunId run) {
    return new PipelineJob(network.folder(), images.source(), output, run, stages.settings());
  }

  @Override
  public Optional<String> output() {
    return Optional.of(output);
  }
}
