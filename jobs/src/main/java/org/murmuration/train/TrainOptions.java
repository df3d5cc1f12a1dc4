package org.murmuration.train;

import java.util.Optional;
import org.murmuration.job.ForeignOptions;
import org.murmuration.job.Job;
import org.murmuration.job.JobOptions;
import org.murmuration.job.SplitOptions;
import org.murmuration.refusal.Refusal;
import org.murmuration.table.ForeignColumns;
import org.murmuration.table.RunId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options of {@code train}. */
@Command(
    name = "train",
    description = "Train a softmax head on embeddings, by parameter averaging.")
public final class TrainOptions implements JobOptions {
  @Option(
      names = "--table",
      required = true,
      paramLabel = "FOLDER",
      description = "Embeddings with labels, as embed writes them, or see --features")
  private String table;

  @Option(
      names = "--cut",
      paramLabel = "LAYER",
      description = "Which of the table's embeddings, by their layer (default: its first)")
  private String cut;

  @Mixin private ForeignOptions foreign;
  @Mixin private SplitOptions split;

  @Option(
      names = "--head",
      required = true,
      paramLabel = "FOLDER",
      description = "Where the head goes; must not exist")
  private String head;

  @Mixin private TrainSettings settings;

  @Override
  public Job job(RunId run) {
    return new TrainJob(source(), head, settings.check());
  }

  private TableSource source() {
    Optional<ForeignColumns> columns = foreign.columns();
    if (columns.isEmpty()) {
      return TableSource.embeddings(table, Optional.ofNullable(cut));
    }
    if (cut != null) {
      throw Refusal.settings(
          "Cannot use --cut %s with --features: another program's table knows no cuts (leave one of both out)"
              .formatted(cut));
    }
    return TableSource.foreign(table, columns.get(), split.rule());
  }

  @Override
  public Optional<String> output() {
    return Optional.of(head);
  }
}
