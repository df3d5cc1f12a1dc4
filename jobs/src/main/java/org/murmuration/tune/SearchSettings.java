package org.murmuration.tune;

import java.util.List;
import java.util.Optional;
import org.murmuration.architecture.HiddenLayers;
import org.murmuration.command.OptionCheck;
import org.murmuration.refusal.Given;
import org.murmuration.refusal.Refusal;
import org.murmuration.train.TrainSettings;

/**
 * What is tried, and how.
 *
 * @param cuts layers of the table's embeddings; empty for its first
 * @param hiddens in place of the hidden layers that all share; empty for those
 * @param learningRates in place of the learning rate that all share
 * @param l2s in place of the weight decay that all share
 * @param trials candidates to draw, from the least to the greatest learning rate and weight decay;
 *     empty to try each with each
 * @param metric decides the best
 * @param atOnce in training at the same time; empty for as many as the cluster has room for
 * @param folds of training and validation split to compare on; 1 for the validation split; empty
 *     for 5 where that has few images, and each label enough
 */
public record SearchSettings(
    List<String> cuts,
    List<HiddenLayers> hiddens,
    List<Double> learningRates,
    List<Double> l2s,
    Optional<Integer> trials,
    Metric metric,
    Optional<Integer> atOnce,
    Optional<Integer> folds) {
  private static final SearchSettings DEFAULTS =
      new SearchSettings(
          List.of(),
          List.of(),
          List.of(0.1, 0.5, 2.0),
          List.of(0.00001, 0.0001, 0.001),
          Optional.empty(),
          Metric.ACCURACY,
          Optional.empty(),
          Optional.empty());

  /**
   * @throws Refusal (settings) if a value is out of range
   */
  public SearchSettings {
    cuts = Given.all("--cuts", cuts);
    hiddens = Given.all("--hiddens", hiddens);
    learningRates = named("--learning-rates", learningRates);
    l2s = named("--l2s", l2s);
    Given.value("--metric", metric);
    OptionCheck.atLeast("--trials", Given.value("--trials", trials).orElse(1), 1);
    OptionCheck.atLeast("--at-once", Given.value("--at-once", atOnce).orElse(1), 1);
    OptionCheck.atLeast("--folds", Given.value("--folds", folds).orElse(1), 1);
  }

  private static List<Double> named(String option, List<Double> values) {
    if (Given.all(option, values).isEmpty()) {
      throw Refusal.settings("Cannot tune: %s names nothing (name a value)".formatted(option));
    }
    return List.copyOf(values);
  }

  public static SearchSettings defaults() {
    return DEFAULTS;
  }

  public SearchSettings withCuts(List<String> layers) {
    return new SearchSettings(layers, hiddens, learningRates, l2s, trials, metric, atOnce, folds);
  }

  public SearchSettings withHiddens(List<HiddenLayers> others) {
    return new SearchSettings(cuts, others, learningRates, l2s, trials, metric, atOnce, folds);
  }

  public SearchSettings withLearningRates(List<Double> others) {
    return new SearchSettings(cuts, hiddens, others, l2s, trials, metric, atOnce, folds);
  }

  public SearchSettings withL2s(List<Double> others) {
    return new SearchSettings(cuts, hiddens, learningRates, others, trials, metric, atOnce, folds);
  }

  public SearchSettings withTrials(int drawn) {
    return new SearchSettings(
        cuts, hiddens, learningRates, l2s, Optional.of(drawn), metric, atOnce, folds);
  }

  public SearchSettings withMetric(Metric other) {
    return new SearchSettings(cuts, hiddens, learningRates, l2s, trials, other, atOnce, folds);
  }

  public SearchSettings withAtOnce(int heads) {
    return new SearchSettings(
        cuts, hiddens, learningRates, l2s, trials, metric, Optional.of(heads), folds);
  }

  public SearchSettings withFolds(int others) {
    return new SearchSettings(
        cuts, hiddens, learningRates, l2s, trials, metric, atOnce, Optional.of(others));
  }

  /**
   * @param train what all share
   * @throws Refusal (settings) if there is nothing to choose from, or a value is out of range
   */
  List<Candidate> candidates(TrainSettings train) {
    SearchSpace space = new SearchSpace(layers(), hidden(train), learningRates, l2s);
    List<Candidate> candidates =
        trials.map(drawn -> space.random(drawn, train.seed())).orElseGet(space::grid);
    candidates.forEach(candidate -> candidate.in(train));
    requireChoice(candidates);
    return candidates;
  }

  private List<Optional<String>> layers() {
    return cuts.isEmpty() ? List.of(Optional.empty()) : cuts.stream().map(Optional::of).toList();
  }

  private List<HiddenLayers> hidden(TrainSettings train) {
    return hiddens.isEmpty() ? List.of(train.hidden()) : hiddens;
  }

  private static void requireChoice(List<Candidate> candidates) {
    if (candidates.size() < 2) {
      throw Refusal.settings(
          "Cannot tune: there is 1 candidate, %s (name several --cuts, --hiddens, --learning-rates or --l2s, or use train)"
              .formatted(candidates.get(0).name()));
    }
  }
}
