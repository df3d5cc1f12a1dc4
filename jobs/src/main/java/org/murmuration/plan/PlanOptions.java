package org.murmuration.plan;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.murmuration.command.ImageOptions;
import org.murmuration.command.Job;
import org.murmuration.command.JobOptions;
import org.murmuration.command.NetworkChoice;
import org.murmuration.command.PrefixOptions;
import org.murmuration.table.RunId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options of {@code plan}. */
@Command(
    name = "plan",
    description =
        "Say what embedding and fine-tuning need: memory, time, storage, and the settings for Spark.")
public final class PlanOptions implements JobOptions {
  @Option(names = "--network", paramLabel = "FOLDER", description = "Network that will be used")
  private String network;

  @Option(
      names = "--architecture",
      paramLabel = "NAME",
      description = "In place of --network: vgg11, vgg13, vgg16, vgg19, squeezenet1_1")
  private String architecture;

  @Mixin private PrefixOptions prefix;

  @Option(
      names = "--executors",
      paramLabel = "N",
      defaultValue = "1",
      description = "Executors that run at one time (default: ${DEFAULT-VALUE})")
  private int executors;

  @Option(
      names = "--cores",
      paramLabel = "N",
      defaultValue = "4",
      description = "Cores of an executor (default: ${DEFAULT-VALUE})")
  private int cores;

  @Option(
      names = "--tasks",
      paramLabel = "N",
      description = "Tasks at one time on an executor (default: one a core)")
  private Integer tasks;

  @Mixin private TailOptions tail;

  @Option(
      names = "--image-count",
      paramLabel = "N",
      description = "How many images there are, in place of counting those of --images")
  private Long imageCount;

  @Mixin private ImageOptions images;

  @Option(
      names = "--images-per-second-a-core",
      paramLabel = "RATE",
      description =
          "As measured on your machines (default: 7 for VGG16 to fc2, others by their GFLOP: measure small networks)")
  private Double rate;

  @Override
  public Job job(RunId run) {
    return new PlanJob(
        new NetworkChoice(Optional.ofNullable(network), Optional.ofNullable(architecture)),
        plannedImages(),
        settings());
  }

  private PlanSettings settings() {
    return new PlanSettings(
        prefix.settings(),
        new ClusterShape(executors, cores, tasks == null ? cores : tasks),
        tail.settings(),
        rate == null ? OptionalDouble.empty() : OptionalDouble.of(rate));
  }

  private PlannedImages plannedImages() {
    if (imageCount == null) {
      return PlannedImages.of(images.source());
    }
    return new PlannedImages(
        OptionalLong.of(imageCount),
        images.isEmpty() ? Optional.empty() : Optional.of(images.source()));
  }

  @Override
  public Optional<String> output() {
    return Optional.empty();
  }
}
