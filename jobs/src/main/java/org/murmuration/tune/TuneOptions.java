package org.murmuration.tune;

import java.util.List;
import java.util.Optional;
import org.murmuration.command.Job;
import org.murmuration.command.JobOptions;
import org.murmuration.command.OptionCheck;
import org.murmuration.evaluate.EvaluationOptions;
import org.murmuration.table.RunId;
import org.murmuration.train.TableOptions;
import org.murmuration.train.TrainSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options of {@code tune}. */
@Command(
    name = "tune",
    description = "Train heads with several settings, keep the best on validation, and test it.")
public final class TuneOptions implements JobOptions {
  @Mixin private TableOptions table;

  @Option(
      names = "--output",
      required = true,
      paramLabel = "DIR",
      description = "Where candidates, leaderboard.csv, head and report go")
  private String output;

  @Mixin private SearchOptions search;

  @Option(
      names = "--metric",
      paramLabel = "accuracy|loss",
      defaultValue = "accuracy",
      description =
          "What the best is the best in, on the validation split (default: ${DEFAULT-VALUE})")
  private Metric metric;

  @Option(
      names = "--at-once",
      paramLabel = "N",
      description =
          "Heads in training at the same time (default: as many as the cluster has cores for, each with its --workers)")
  private Integer atOnce;

  @Mixin private TrainSettings train;
  @Mixin private EvaluationOptions evaluate;

  @Override
  public Job job(RunId run) {
    OptionCheck.atLeast("--at-once", atOnce == null ? 1 : atOnce, 1);
    train.check();
    List<Candidate> candidates = search.candidates(train);
    return new TuneJob(
        table.table("--cuts", search.cuts()),
        output,
        new Search(candidates, metric, Optional.ofNullable(atOnce)),
        train,
        evaluate.settings());
  }

  @Override
  public Optional<String> output() {
    return Optional.of(output);
  }

  @Override
  public Optional<String> runReport() {
    return Optional.of(output + "/run-report.json");
  }
}
