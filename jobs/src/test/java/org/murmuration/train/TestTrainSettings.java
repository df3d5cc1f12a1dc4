package org.murmuration.train;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.murmuration.command.Refused;
import picocli.CommandLine;

class TestTrainSettings {
  @Test
  void describesItselfForTheHeadsConfiguration() {
    TrainSettings settings =
        parse("--epochs=3", "--optimizer=NESTEROV", "--l2=0", "--seed=-5", "--workers=9")
            .settings();
    assertThat(settings.described(4))
        .containsEntry("epochs", "3")
        .containsEntry("optimizer", "nesterov")
        .containsEntry("l2", "0.0")
        .containsEntry("seed", "-5")
        .containsEntry("workers", "4")
        .containsOnlyKeys(
            "epochs",
            "optimizer",
            "learning_rate",
            "l2",
            "feature_scale",
            "batch_size",
            "workers",
            "seed");
  }

  /** Whatever the cluster has: a laptop and a cluster learn the same. */
  @Test
  void takesAsManyWorkersAsTheExamplesAskForUnlessTold() {
    assertThat(workers(80)).isEqualTo(2);
    assertThat(workers(29_999)).isEqualTo(2);
    assertThat(workers(1_000_000)).isEqualTo(100);
    assertThat(workers(10_000_000)).isEqualTo(256);
    assertThat(workers(1_000_000, "--workers=5")).isEqualTo(5);
    assertThat(workers(1_000_000, "--trainer=local")).isEqualTo(1);
  }

  private static int workers(long examples, String... options) {
    return parse(options).settings().workers().workers(examples, 1000);
  }

  @Test
  void takesFewerWorkersForAHeadOfManyFloatsUnlessTold() {
    assertThat(parse().settings().workers().workers(1_000_000, 16)).isEqualTo(16);
    assertThat(parse("--workers=90").settings().workers().workers(1_000_000, 16)).isEqualTo(90);
  }

  @Test
  void learnsAsManyHeadsAtOnceAsThereAreCoresFor() {
    assertThat(parse().settings().atOnce(16, 80)).isEqualTo(8);
    assertThat(parse().settings().atOnce(1, 80)).isEqualTo(1);
    assertThat(parse("--workers=16").settings().atOnce(16, 80)).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "--epochs, 0, it must be 1 or more",
    "--train-batch-size, 0, it must be 1 or more",
    "--workers, 0, it must be 1 or more",
    "--workers, -1, it must be 1 or more",
    "--learning-rate, 0.0, it must be above 0",
    "--learning-rate, -0.1, it must be above 0",
    "--learning-rate, NaN, it must be above 0",
    "--learning-rate, Infinity, it must be above 0",
    "--l2, -1.0, it must be above 0",
    "--last-rate, 0.0, it must be above 0",
    "--last-rate, 1.5, it must be between 0 and 1",
    "--patience, 0, it must be 1 or more",
    "--checkpoint-every, -1, it must be 0 or more",
    "--dropout, 1.0, it must be 0 or more and below 1",
    "--label-smoothing, -0.1, it must be 0 or more and below 1",
    "--l2, NaN, it must be above 0",
  })
  void refusesWhatIsOutOfRange(String option, String value, String why) {
    HeadOptions options = parse(option + "=" + value);
    Refused.settings(options::settings)
        .hasMessage("Cannot use %s %s: %s".formatted(option, value, why));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "wide", "256,", "5000", "1,2,3,4,5"})
  void refusesHiddenLayersThatNoHeadHas(String hidden) {
    HeadOptions options = parse("--hidden=" + hidden);
    Refused.settings(options::settings)
        .hasMessage(
            "Cannot use --hidden '%s': it must be none, or up to 4 layers of 1 to 4096 units, such as 256,64"
                .formatted(hidden));
  }

  @ParameterizedTest
  @ValueSource(strings = {"often", "0", "-3", "1.5"})
  void refusesAnAveragingThatIsNoNumberOfBatches(String averaging) {
    HeadOptions options = parse("--averaging=" + averaging);
    Refused.settings(options::settings)
        .hasMessage(
            "Cannot use --averaging '%s': it must be batch, epoch or a number of batches"
                .formatted(averaging));
  }

  @Test
  void refusesToAverageWhereNobodyIsAveraged() {
    HeadOptions options = parse("--trainer=local", "--averaging=epoch");
    Refused.settings(options::settings)
        .hasMessage(
            "Cannot use --averaging epoch with --trainer local: it takes each step for all workers at once (leave it out)");
  }

  @Test
  void describesWhatIsNotAsUsual() {
    TrainSettings settings =
        parse(
                "--schedule=cosine",
                "--patience=5",
                "--dropout=0.2",
                "--averaging=batch",
                "--hidden=64,8")
            .settings();
    assertThat(settings.described(4))
        .containsEntry("hidden", "64,8")
        .containsEntry("schedule", "cosine")
        .containsEntry("last_rate", "0.01")
        .containsEntry("patience", "5")
        .containsEntry("dropout", "0.2")
        .containsEntry("averaging", "batch");
  }

  private static HeadOptions parse(String... arguments) {
    HeadOptions options = new HeadOptions();
    new CommandLine(options).setCaseInsensitiveEnumValuesAllowed(true).parseArgs(arguments);
    return options;
  }
}
