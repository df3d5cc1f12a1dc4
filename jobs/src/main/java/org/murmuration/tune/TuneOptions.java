package org.murmuration.tune;

import java.util.List;
import java.util.Optional;
import org.murmuration.evaluate.EvaluateSettings;
import org.murmuration.job.Job;
import org.murmuration.job.JobOptions;
import org.murmuration.job.OptionCheck;
import org.murmuration.table.RunId;
import org.murmuration.train.TrainSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options of {@code tune}. */
@Command(
    name = "tune",
    description = "Train heads with several settings, keep the best on validation, and test it.")
public final class TuneOptions implements JobOptions {
  @Option(
      names = "--table",
      required = true,
      paramLabel = "FOLDER",
      description = "Embeddings with labels, as embed writes them")
  private String table;

  @Option(
      names = "--output",
      required = true,
      paramLabel = "DIR",
      description = "Where candidates, tune.csv, head and report go")
  private String output;

  @Option(
      names = "--cuts",
      paramLabel = "LAYER[,LAYER]",
      split = ",",
      description = "Which of the table's embeddings to try (default: its first)")
  private List<String> cuts = List.of();

  @Option(
      names = "--learning-rates",
      paramLabel = "RATE[,RATE]",
      split = ",",
      defaultValue = "0.1,0.5,2",
      description = "In place of --learning-rate (default: ${DEFAULT-VALUE})")
  private List<Double> learningRates;

  @Option(
      names = "--l2s",
      paramLabel = "FACTOR[,FACTOR]",
      split = ",",
      defaultValue = "0.00001,0.0001,0.001",
      description = "In place of --l2 (default: ${DEFAULT-VALUE})")
  private List<Double> decays;

  @Option(
      names = "--at-once",
      paramLabel = "N",
      defaultValue = "1",
      description = "Heads in training at the same time (default: ${DEFAULT-VALUE})")
  private int atOnce;

  @Mixin private TrainSettings train;
  @Mixin private EvaluateSettings evaluate;

  @Override
  public Job job(RunId run) {
    OptionCheck.atLeast("--at-once", atOnce, 1);
    List<Candidate> candidates = Candidate.grid(cuts, learningRates, decays);
    train.check();
    candidates.forEach(candidate -> TuneJob.settings(train, candidate).check());
    return new TuneJob(table, output, candidates, atOnce, train, evaluate.check());
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
