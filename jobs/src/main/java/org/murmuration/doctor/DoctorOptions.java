package org.murmuration.doctor;

import java.util.Optional;
import org.murmuration.command.Job;
import org.murmuration.command.JobOptions;
import org.murmuration.table.RunId;
import picocli.CommandLine.Command;
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

  @Override
  public Job job(RunId run) {
    return new DoctorJob(Optional.ofNullable(path));
  }

  @Override
  public Optional<String> output() {
    return Optional.empty();
  }
}
