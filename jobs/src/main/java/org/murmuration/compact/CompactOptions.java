package org.murmuration.compact;

import java.util.Optional;
import org.murmuration.command.Job;
import org.murmuration.command.JobOptions;
import org.murmuration.table.RunId;
import org.murmuration.upkeep.KeepReplaced;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Options of {@code compact}. */
@Command(
    name = "compact",
    description = "Merge the runs of a table into one with the newest row of each image.")
public final class CompactOptions implements JobOptions {
  @Option(
      names = "--table",
      required = true,
      paramLabel = "FOLDER",
      description = "Embeddings, as embed makes them")
  private String table;

  @Option(
      names = KeepReplaced.OPTION,
      paramLabel = "TIME",
      defaultValue = "1d",
      description =
          "How long runs stay that were merged, for those who still read them; 0s for not at all (default: ${DEFAULT-VALUE})")
  private String keepReplaced;

  @Override
  public Job job(RunId run) {
    return new CompactJob(table, run, new CompactSettings(KeepReplaced.of(keepReplaced)));
  }

  @Override
  public Optional<String> output() {
    return Optional.of(table);
  }
}
