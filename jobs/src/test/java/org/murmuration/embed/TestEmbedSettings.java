package org.murmuration.embed;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.murmuration.architecture.Architecture;
import org.murmuration.architecture.CutPoint;
import org.murmuration.architecture.Pooling;
import org.murmuration.command.Refused;
import org.murmuration.split.SplitRule;
import picocli.CommandLine;

class TestEmbedSettings {
  @Test
  void cutWhereTheTextbookCutsByDefault() {
    EmbedSettings settings = parse().settings();
    assertThat(settings.prefix().cut().on(Architecture.vgg16()))
        .containsExactly(CutPoint.at("fc2"));
    assertThat(settings.split()).isEqualTo(new SplitRule(1, 0.1, 0.2));
    assertThat(settings.mode()).isEqualTo(EmbedSettings.Mode.INCREMENTAL);
  }

  @Test
  void takeWhatTheyName() {
    EmbedSettings settings =
        parse(
                "--cut=block5_pool,fc1",
                "--pooling=flatten",
                "--mode=fail-if-exists",
                "--split-seed=9",
                "--validation-share=0",
                "--test-share=0.5")
            .settings();
    assertThat(settings.prefix().cut().on(Architecture.vgg16()))
        .containsExactly(
            new CutPoint("block5_pool", Pooling.FLATTEN), new CutPoint("fc1", Pooling.FLATTEN));
    assertThat(settings.split()).isEqualTo(new SplitRule(9, 0, 0.5));
    assertThat(settings.mode()).isEqualTo(EmbedSettings.Mode.FAIL_IF_EXISTS);
  }

  @ParameterizedTest
  @CsvSource({
    "--batch-size, 0, it must be 1 or more",
    "--max-reject-ratio, 1.5, it must be between 0 and 1",
    "--max-reject-ratio, NaN, it must be between 0 and 1",
    "--validation-share, -0.1, it must be between 0 and 1",
    "--test-share, 2.0, it must be between 0 and 1",
  })
  void refuseWhatIsOutOfRange(String option, String value, String why) {
    EmbeddingOptions options = parse(option + "=" + value);
    Refused.settings(options::settings)
        .hasMessage("Cannot use %s %s: %s".formatted(option, value, why));
  }

  @Test
  void refuseSharesThatLeaveNothingToLearnFrom() {
    EmbeddingOptions options = parse("--validation-share=0.5", "--test-share=0.5");
    Refused.settings(options::settings)
        .hasMessageStartingWith("Cannot split images: validation 0.5 and test 0.5 leave nothing");
  }

  private static EmbeddingOptions parse(String... arguments) {
    EmbeddingOptions options = new EmbeddingOptions();
    new CommandLine(options).setCaseInsensitiveEnumValuesAllowed(true).parseArgs(arguments);
    return options;
  }
}
