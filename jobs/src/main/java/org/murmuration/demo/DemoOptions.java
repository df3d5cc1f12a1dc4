package org.murmuration.demo;

import java.util.Optional;
import org.murmuration.command.Job;
import org.murmuration.command.WholeWayOptions;
import org.murmuration.pipeline.StageOptions;
import org.murmuration.table.RunId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options of {@code demo}. */
@Command(
    name = "demo",
    description = "Draw birds of ten species and go the whole way with them. Needs no download.")
public final class DemoOptions implements WholeWayOptions {
  @Option(
      names = "--output",
      paramLabel = "DIR",
      defaultValue = "murmuration-demo",
      description = "Where everything goes (default: ${DEFAULT-VALUE} in the current folder)")
  private String output;

  @Option(
      names = "--images-per-class",
      paramLabel = "N",
      defaultValue = "40",
      description = "Birds to draw of each species (default: ${DEFAULT-VALUE})")
  private int imagesPerClass;

  @Option(
      names = "--architecture",
      paramLabel = "NAME",
      defaultValue = "vgg16",
      description = "Network to use, with random weights (default: ${DEFAULT-VALUE})")
  private String architecture;

  @Mixin private StageOptions stages;

  @Override
  public Job job(RunId run) {
    return new DemoJob(
        output, run, new DemoSettings(imagesPerClass, architecture, stages.settings()));
  }

  @Override
  public Optional<String> output() {
    return Optional.of(output);
  }
}
