package org.murmuration.tune;

import java.util.List;
import java.util.Optional;
import org.murmuration.refusal.Refusal;
import picocli.CommandLine.Option;

/** What is tried, and how, as a command line says it. */
final class SearchOptions {
  @Option(
      names = "--cuts",
      paramLabel = "LAYER[,LAYER]",
      split = ",",
      description = "Which of the table's embeddings to try (default: its first)")
  private List<String> cuts = List.of();

  @Option(
      names = "--hiddens",
      paramLabel = "UNITS[-UNITS][,UNITS[-UNITS]]",
      split = ",",
      description =
          "Hidden layers to try in place of --hidden, such as none,256,256-64 (default: --hidden)")
  private List<String> hiddens = List.of();

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
      names = "--trials",
      paramLabel = "N",
      description =
          "Draws N candidates by --seed, learning rates and l2s from the least to the greatest named (default: tries each with each)")
  private Integer trials;

  @Option(
      names = "--metric",
      paramLabel = "accuracy|loss",
      defaultValue = "accuracy",
      description =
          "What the best is the best in, on images that were held back (default: ${DEFAULT-VALUE})")
  private Metric metric;

  @Option(
      names = "--at-once",
      paramLabel = "N",
      description =
          "Heads in training at the same time (default: as many as the cluster has cores for, each with its --workers)")
  private Integer atOnce;

  @Option(
      names = "--folds",
      paramLabel = "N",
      description =
          "Compares on N folds of training and validation split, each held back once; 1: on the validation split (default: 5 if that has less than 50 images and each label 5 in both, else 1)")
  private Integer folds;

  /**
   * @throws Refusal (settings) if a value is out of range
   */
  SearchSettings settings() {
    return new SearchSettings(
        cuts,
        HiddenChoices.of(hiddens),
        learningRates,
        decays,
        Optional.ofNullable(trials),
        metric,
        Optional.ofNullable(atOnce),
        Optional.ofNullable(folds));
  }
}
