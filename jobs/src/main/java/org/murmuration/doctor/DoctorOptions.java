package org.murmuration.doctor;

import java.util.Optional;
import org.murmuration.command.Job;
import org.murmuration.command.JobOptions;
import org.murmuration.command.NetworkChoice;
import org.murmuration.command.PrefixOptions;
import org.murmuration.table.RunId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options of {@code doctor}. */
@Command(
    name = "doctor",
    description = "Look whether driver and executors have what the other commands need.")
public final class DoctorOptions implements JobOptions {
  @Option(
      names = "--path",
      paramLabel = "DIR",
      description = "A folder that driver and executors should be able to write to")
  private String path;

  @Option(
      names = "--architecture",
      paramLabel = "NAME",
      defaultValue = "vgg16",
      description = "Network that there should be enough memory for (default: ${DEFAULT-VALUE})")
  private String architecture;

  @Option(
      names = "--network",
      paramLabel = "FOLDER",
      description = "In place of --architecture: network that will be used")
  private String network;

  @Mixin private PrefixOptions prefix;

  @Override
  public Job job(RunId run) {
    NetworkChoice looked =
        network == null ? NetworkChoice.named(architecture) : NetworkChoice.in(network);
    return new DoctorJob(Optional.ofNullable(path), looked, prefix.settings());
  }

  @Override
  public Optional<String> output() {
    return Optional.empty();
  }
}
