package org.murmuration.command;

import java.util.Optional;
import org.murmuration.split.SplitChoice;
import picocli.CommandLine.Option;

/** Which images are for training, validation and test, where a table or a head may say it. */
public final class InheritedSplitOptions {
  @Option(
      names = "--split-seed",
      paramLabel = "N",
      description =
          "Decides which image is for training and which for test (default: as the table or head has it, else 1)")
  private Long splitSeed;

  @Option(
      names = "--validation-share",
      paramLabel = "SHARE",
      description =
          "Share of images that training is watched on (default: as the table or head has it, else 0.1)")
  private Double validationShare;

  @Option(
      names = "--test-share",
      paramLabel = "SHARE",
      description =
          "Share of images that the result is tested on (default: as the table or head has it, else 0.2)")
  private Double testShare;

  /**
   * @throws org.murmuration.refusal.Refusal (settings) if a value is out of range
   */
  public SplitChoice choice() {
    SplitChoice choice =
        new SplitChoice(
            Optional.ofNullable(splitSeed),
            Optional.ofNullable(validationShare),
            Optional.ofNullable(testShare));
    choice.validationShare().ifPresent(share -> OptionCheck.share("--validation-share", share));
    choice.testShare().ifPresent(share -> OptionCheck.share("--test-share", share));
    return choice;
  }
}
