package org.murmuration.finetune;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.murmuration.command.Refused;
import org.murmuration.image.Fit;
import org.murmuration.legs.CommitEvery;
import org.murmuration.split.SplitChoice;
import picocli.CommandLine;

class TestFrontOptions {
  private static FrontSettings parse(String... arguments) {
    FrontOptions options = new FrontOptions();
    new CommandLine(options).setCaseInsensitiveEnumValuesAllowed(true).parseArgs(arguments);
    return options.settings();
  }

  @Test
  void areTheDefaultsWhereNothingIsSaid() {
    assertThat(parse()).isEqualTo(FrontSettings.defaults());
  }

  @Test
  void sayWhatCodeSays() {
    FrontSettings settings =
        parse("--batch-size=3", "--max-reject-ratio=0.5", "--split-seed=7", "--test-share=0.3");
    assertThat(settings)
        .isEqualTo(
            FrontSettings.defaults()
                .withBatchSize(3)
                .withMaxRejectRatio(0.5)
                .withSplit(new SplitChoice(Optional.of(7L), Optional.empty(), Optional.of(0.3))));
    assertThat(parse("--commit-every=9,7m").commitEvery()).isEqualTo(CommitEvery.of("7m,9"));
    assertThat(parse("--fit=pad").pixels().fit()).isEqualTo(Fit.PAD);
  }

  @ParameterizedTest
  @CsvSource({
    "--batch-size, 0, it must be 1 or more",
    "--max-reject-ratio, 1.5, it must be between 0 and 1",
    "--validation-share, -0.1, it must be between 0 and 1",
    "--test-share, 1.5, it must be between 0 and 1",
  })
  void refuseWhatIsOutOfRange(String option, String value, String why) {
    Refused.settings(() -> parse(option + "=" + value))
        .hasMessage("Cannot use %s %s: %s".formatted(option, value, why));
  }
}
