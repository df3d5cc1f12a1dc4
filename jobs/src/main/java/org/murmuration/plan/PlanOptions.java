package org.murmuration.plan;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.murmuration.command.ImageOptions;
import org.murmuration.command.Job;
import org.murmuration.command.JobOptions;
import org.murmuration.command.OptionCheck;
import org.murmuration.command.PrefixOptions;
import org.murmuration.refusal.Refusal;
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
      description = "In place of --network: vgg11, vgg13, vgg16, vgg19 or squeezenet1_1")
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
          "As measured on your machines (default: 7.5 for VGG16 to fc2, others by their GFLOP)")
  private Double rate;

  @Override
  public Job job(RunId run) {
    prefix.check();
    if (rate != null) {
      OptionCheck.positive("--images-per-second-a-core", rate);
    }
    requireOneNetwork();
    return new PlanJob(
        Optional.ofNullable(network),
        Optional.ofNullable(architecture),
        prefix.cuts(),
        prefix.batchSize(),
        prefix.weightsBy(),
        new ClusterShape(executors, cores, tasks == null ? cores : tasks),
        count(),
        images,
        tail.check(),
        rate == null ? OptionalDouble.empty() : OptionalDouble.of(rate));
  }

  private void requireOneNetwork() {
    if ((network == null) == (architecture == null)) {
      throw Refusal.settings(
          "Cannot plan: name one of --network and --architecture, found "
              + (network == null ? "none" : "both"));
    }
  }

  private OptionalLong count() {
    if (imageCount == null) {
      images.requireOne();
      return OptionalLong.empty();
    }
    if (!images.isEmpty()) {
      throw Refusal.settings("Cannot plan: --image-count is in place of --images and --manifest");
    }
    OptionCheck.atLeast("--image-count", imageCount, 0);
    return OptionalLong.of(imageCount);
  }

  @Override
  public Optional<String> output() {
    return Optional.empty();
  }
}
