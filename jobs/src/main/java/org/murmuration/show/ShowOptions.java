package org.murmuration.show;

import java.util.Optional;
import org.murmuration.job.Job;
import org.murmuration.job.JobOptions;
import org.murmuration.table.RunId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Options of {@code show}. */
@Command(name = "show", description = "Show a network: one line for the whole, a row a layer.")
public final class ShowOptions implements JobOptions {
  @Parameters(
      arity = "1",
      paramLabel = "FOLDER",
      description = "Network folder, as import-weights or new-network writes it")
  private String folder;

  @Override
  public Job job(RunId run) {
    return new ShowJob(folder);
  }

  @Override
  public Optional<String> output() {
    return Optional.empty();
  }
}
