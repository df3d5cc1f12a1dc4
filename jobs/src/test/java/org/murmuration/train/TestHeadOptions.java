package org.murmuration.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.murmuration.architecture.HiddenLayers;
import org.murmuration.keeping.CacheSettings;
import org.murmuration.keeping.Precision;
import org.murmuration.training.Averaging;
import org.murmuration.training.Optimizer;
import org.murmuration.training.Schedule;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

class TestHeadOptions {
  /** Another value for each option that decides the head. */
  private static final Map<String, String> OTHERS =
      Map.ofEntries(
          Map.entry("--epochs", "7"),
          Map.entry("--hidden", "8,4"),
          Map.entry("--optimizer", "adam"),
          Map.entry("--learning-rate", "0.25"),
          Map.entry("--schedule", "step"),
          Map.entry("--l2", "0"),
          Map.entry("--feature-scale", "standard"),
          Map.entry("--train-batch-size", "5"),
          Map.entry("--seed", "2"),
          Map.entry("--patience", "3"),
          Map.entry("--dropout", "0.5"),
          Map.entry("--label-smoothing", "0.1"),
          Map.entry("--class-weights", "balanced"),
          Map.entry("--trainer", "local"),
          Map.entry("--averaging", "batch"),
          Map.entry("--cache", "float16"));

  /**
   * How many workers there are is said as it turned out; a rate that does not fall has no last;
   * where examples lie changes nothing of what is learnt.
   */
  private static final Map<String, String> SAID_OTHERWISE =
      Map.of(
          "--workers", "2", "--last-rate", "0.5", "--checkpoint-every", "5", "--cache-share", "0");

  private static TrainSettings parse(String... arguments) {
    HeadOptions options = new HeadOptions();
    commandLine(options).parseArgs(arguments);
    return options.settings();
  }

  private static CommandLine commandLine(HeadOptions options) {
    return new CommandLine(options).setCaseInsensitiveEnumValuesAllowed(true);
  }

  @Test
  void areTheDefaultsWhereNothingIsSaid() {
    assertThat(parse()).isEqualTo(TrainSettings.defaults());
  }

  @Test
  void areAllTriedHere() {
    assertThat(
            commandLine(new HeadOptions()).getCommandSpec().options().stream()
                .map(OptionSpec::longestName)
                .collect(Collectors.toSet()))
        .containsAll(OTHERS.keySet())
        .hasSize(OTHERS.size() + SAID_OTHERWISE.size())
        .containsAll(SAID_OTHERWISE.keySet());
  }

  @Test
  void eachChangesWhatAHeadIsKnownBy() {
    OTHERS.forEach(
        (option, value) ->
            assertThat(parse(option + "=" + value).described(4))
                .as(option)
                .isNotEqualTo(TrainSettings.defaults().described(4)));
    SAID_OTHERWISE.forEach(
        (option, value) ->
            assertThat(parse(option + "=" + value).described(4))
                .as(option)
                .isEqualTo(TrainSettings.defaults().described(4)));
  }

  @Test
  void sayOfAHeadWhatTheyAlwaysSaid() {
    assertThat(parse().described(4))
        .hasToString(
            "{epochs=100, optimizer=momentum, learning_rate=0.5, l2=1.0E-4, feature_scale=common,"
                + " batch_size=32, workers=4, seed=1}");
    assertThat(
            parse(
                    "--hidden=8,4",
                    "--schedule=cosine",
                    "--patience=3",
                    "--dropout=0.5",
                    "--label-smoothing=0.1",
                    "--class-weights=red=2",
                    "--trainer=local",
                    "--averaging=batch")
                .described(1))
        .hasToString(
            "{epochs=100, optimizer=momentum, learning_rate=0.5, l2=1.0E-4, feature_scale=common,"
                + " batch_size=32, workers=1, seed=1, hidden=8,4, schedule=cosine, last_rate=0.01,"
                + " patience=3, dropout=0.5, label_smoothing=0.1, class_weights=red=2,"
                + " trainer=local}");
  }

  @Test
  void sayWhatCodeSays() {
    TrainSettings defaults = TrainSettings.defaults();
    assertThat(
            parse(
                "--epochs=7",
                "--hidden=8,4",
                "--learning-rate=0.25",
                "--optimizer=adam",
                "--schedule=step",
                "--seed=9",
                "--feature-scale=standard",
                "--dropout=0.5",
                "--class-weights=balanced",
                "--workers=2",
                "--train-batch-size=5",
                "--averaging=3",
                "--cache=float16",
                "--cache-share=0.25"))
        .isEqualTo(
            defaults
                .withEpochs(7)
                .withHidden(HiddenLayers.parse("8,4").orElseThrow())
                .withLearningRate(0.25)
                .withRule(defaults.rule().withOptimizer(Optimizer.ADAM).withSchedule(Schedule.STEP))
                .withSeed(9)
                .withFeatureScale(FeatureScale.STANDARD)
                .withRegularization(
                    defaults
                        .regularization()
                        .withDropout(0.5)
                        .withClassWeights(ClassWeights.BALANCED))
                .withWorkers(
                    defaults
                        .workers()
                        .withWorkers(2)
                        .withBatchSize(5)
                        .withAveraging(Averaging.of("3"))
                        .withCache(new CacheSettings(Precision.FLOAT16, 0.25))));
  }

  @Test
  void averageAsTheTrainerDoesWhetherTheySayItOrNot() {
    assertThat(parse("--averaging=epoch")).isEqualTo(parse());
    assertThat(parse("--trainer=local", "--averaging=batch")).isEqualTo(parse("--trainer=local"));
  }
}
