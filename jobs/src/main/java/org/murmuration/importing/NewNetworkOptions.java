package org.murmuration.importing;

import java.util.List;
import java.util.Optional;
import org.murmuration.architecture.Architecture;
import org.murmuration.command.Job;
import org.murmuration.command.JobOptions;
import org.murmuration.table.RunId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options of {@code new-network}. */
@Command(
    name = "new-network",
    description =
        "Make a network with random weights, for trying things out. It is not pre-trained.")
public final class NewNetworkOptions implements JobOptions {
  private static final String CLASSES = "1000";

  @Option(
      names = "--architecture",
      defaultValue = "vgg16",
      paramLabel = "NAME",
      description =
          "vgg11, vgg13, vgg16, vgg19 or squeezenet1_1, each also without its top as vgg16_notop"
              + " (default: ${DEFAULT-VALUE})")
  private String architecture;

  @Option(
      names = "--widths",
      split = ",",
      paramLabel = "N",
      description =
          "Other widths than published: 5 blocks, fc1, fc2 for VGG; 9 numbers for SqueezeNet")
  private List<Integer> widths;

  @Option(
      names = "--classes",
      defaultValue = CLASSES,
      paramLabel = "N",
      description = "Outputs of the last layer (default: ${DEFAULT-VALUE})")
  private int classes;

  @Mixin private InputOptions input;

  @Option(
      names = "--seed",
      defaultValue = "1",
      paramLabel = "N",
      description = "Decides the weights (default: ${DEFAULT-VALUE})")
  private long seed;

  @Option(
      names = "--to",
      required = true,
      paramLabel = "FOLDER",
      description = "Where the network goes; must not exist")
  private String to;

  @Override
  public Job job(RunId run) {
    Architecture published = Architecture.named(architecture);
    Architecture widened = widths == null ? published : published.withWidths(widths);
    return new NewNetworkJob(
        to,
        new NewNetworkSettings(
            withClasses(input.applyTo(widened)),
            input.preset().orElse(NewNetworkSettings.defaults().preset()),
            seed));
  }

  /** A network without classes refuses any number of them but the default. */
  private Architecture withClasses(Architecture unclassed) {
    return unclassed.family().classifies() || classes != Integer.parseInt(CLASSES)
        ? unclassed.withClasses(classes)
        : unclassed;
  }

  @Override
  public Optional<String> output() {
    return Optional.of(to);
  }
}
