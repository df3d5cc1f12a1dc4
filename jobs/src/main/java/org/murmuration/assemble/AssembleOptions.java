package org.murmuration.assemble;

import java.util.Optional;
import org.murmuration.command.Job;
import org.murmuration.command.JobOptions;
import org.murmuration.table.RunId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Options of {@code assemble}. */
@Command(name = "assemble", description = "Join a network and a head into one classifier.")
public final class AssembleOptions implements JobOptions {
  @Option(
      names = "--network",
      required = true,
      paramLabel = "FOLDER",
      description = "The network that made the head's embeddings")
  private String network;

  @Option(
      names = "--head",
      required = true,
      paramLabel = "FOLDER",
      description = "Head, as train writes it")
  private String head;

  @Option(
      names = "--classifier",
      required = true,
      paramLabel = "FOLDER",
      description = "Where the classifier goes; must not exist")
  private String classifier;

  @Option(
      names = "--report",
      paramLabel = "FOLDER",
      description =
          "Report on this head, as evaluate and tune write it: its test goes on the classifier's card")
  private Optional<String> report = Optional.empty();

  @Override
  public Job job(RunId run) {
    return new AssembleJob(network, head, classifier, report);
  }

  @Override
  public Optional<String> output() {
    return Optional.of(classifier);
  }
}
