package org.murmuration.train;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.murmuration.job.Refused;
import picocli.CommandLine;

class TestTrainSettings {
  @Test
  void describesItselfForTheHeadsConfiguration() {
    TrainSettings settings =
        parse("--epochs=3", "--optimizer=NESTEROV", "--l2=0", "--seed=-5", "--workers=9").check();
    assertThat(settings.described(4))
        .containsEntry("epochs", "3")
        .containsEntry("optimizer", "nesterov")
        .containsEntry("l2", "0.0")
        .containsEntry("seed", "-5")
        .containsEntry("workers", "4")
        .containsOnlyKeys(
            "epochs", "optimizer", "learning_rate", "l2", "batch_size", "workers", "seed");
  }

  @Test
  void leavesTheNumberOfWorkersToTheClusterUnlessTold() {
    assertThat(parse().check().workers()).isEmpty();
    assertThat(parse("--workers=2").check().workers()).contains(2);
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
    "--l2, NaN, it must be above 0",
  })
  void refusesWhatIsOutOfRange(String option, String value, String why) {
    TrainSettings settings = parse(option + "=" + value);
    Refused.settings(settings::check)
        .hasMessage("Cannot use %s %s: %s".formatted(option, value, why));
  }

  private static TrainSettings parse(String... arguments) {
    TrainSettings settings = new TrainSettings();
    new CommandLine(settings).setCaseInsensitiveEnumValuesAllowed(true).parseArgs(arguments);
    return settings;
  }
}
