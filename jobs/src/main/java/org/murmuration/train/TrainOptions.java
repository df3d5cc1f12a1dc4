package org.murmuration.train;

import java.util.Optional;
import org.murmuration.command.Job;
import org.murmuration.command.JobOptions;
import org.murmuration.table.RunId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options of {@code train}. */
@Command(
    name = "train",
    description = "Train a softmax head on embeddings, by parameter averaging.")
public final class TrainOptions implements JobOptions {
  @Mixin private TableOptions table;

  @Option(
      names = "--cut",
      paramLabel = "LAYER",
      description = "Which of the table's embeddings, by their layer (default: its first)")
  private String cut;

  @Option(
      names = "--head",
      required = true,
      paramLabel = "FOLDER",
      description = "Where the head goes; must not exist")
  private String head;

  @Mixin private HeadOptions learning;

  @Override
  public Job job(RunId run) {
    Optional<String> layer = Optional.ofNullable(cut);
    TableSource source = table.table("--cut", layer.stream().toList()).at(layer);
    return new TrainJob(source, head, learning.settings());
  }

  @Override
  public Optional<String> output() {
    return Optional.of(head);
  }
}
