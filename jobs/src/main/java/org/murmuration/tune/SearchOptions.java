package org.murmuration.tune;

import java.util.List;
import java.util.Optional;
import org.murmuration.architecture.HiddenLayers;
import org.murmuration.command.OptionCheck;
import org.murmuration.refusal.Refusal;
import org.murmuration.train.TrainSettings;
import picocli.CommandLine.Option;

/** What is tried. */
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
  private List<String> hiddens;

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

  List<String> cuts() {
    return cuts;
  }

  /**
   * @throws Refusal (settings) if there is nothing to choose from, or a value is out of range
   */
  List<Candidate> candidates(TrainSettings train) {
    OptionCheck.atLeast("--trials", trials == null ? 1 : trials, 1);
    SearchSpace space = new SearchSpace(layers(), hidden(train), learningRates, decays);
    List<Candidate> candidates = trials == null ? space.grid() : space.random(trials, train.seed());
    candidates.forEach(candidate -> candidate.in(train).check());
    requireChoice(candidates);
    return candidates;
  }

  private List<Optional<String>> layers() {
    return cuts.isEmpty() ? List.of(Optional.empty()) : cuts.stream().map(Optional::of).toList();
  }

  private List<HiddenLayers> hidden(TrainSettings train) {
    return hiddens == null ? List.of(train.hidden()) : HiddenChoices.of(hiddens);
  }

  private static void requireChoice(List<Candidate> candidates) {
    if (candidates.size() < 2) {
      throw Refusal.settings(
          "Cannot tune: there is 1 candidate, %s (name several --cuts, --hiddens, --learning-rates or --l2s, or use train)"
              .formatted(candidates.get(0).name()));
    }
  }
}
