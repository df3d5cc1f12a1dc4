package org.murmuration.tune;

import java.util.Optional;
import org.murmuration.command.Job;
import org.murmuration.command.WholeWayOptions;
import org.murmuration.evaluate.EvaluationOptions;
import org.murmuration.table.RunId;
import org.murmuration.train.HeadOptions;
import org.murmuration.train.TableOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options of {@code tune}. */
@Command(
    name = "tune",
    description = "Train heads with several settings, keep the best on validation, and test it.")
public final class TuneOptions implements WholeWayOptions {
  @Mixin private TableOptions table;

  @Option(
      names = "--output",
      required = true,
      paramLabel = "DIR",
      description = "Where candidates, leaderboard.csv, head and report go")
  private String output;

  @Mixin private SearchOptions search;

  @Mixin private HeadOptions train;
  @Mixin private EvaluationOptions evaluate;

  @Override
  public Job job(RunId run) {
    SearchSettings searched = search.settings();
    return new TuneJob(
        table.table("--cuts", searched.cuts()),
        output,
        searched,
        train.settings(),
        evaluate.settings());
  }

  @Override
  public Optional<String> output() {
    return Optional.of(output);
  }
}
