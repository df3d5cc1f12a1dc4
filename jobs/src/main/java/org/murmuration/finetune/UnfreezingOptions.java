package org.murmuration.finetune;

import org.murmuration.command.OptionCheck;
import org.murmuration.refusal.Refusal;
import picocli.CommandLine.Option;

/** Which layers learn in which epochs, as a command line says it. */
final class UnfreezingOptions {
  @Option(
      names = "--unfreeze-from",
      paramLabel = "LAYER|head|all",
      description =
          "First layer that learns, such as block5_conv1, fc1 or features.11; all after it learn too")
  private String unfreezeFrom;

  @Option(
      names = "--stages",
      paramLabel = "LAYER:EPOCHS,...",
      description =
          "In place of --unfreeze-from and --epochs: more layers learn as time goes by, such as head:3,fc2:3,block5_conv1:5")
  private String stages;

  @Option(
      names = "--epochs",
      paramLabel = "N",
      defaultValue = "10",
      description = "Passes over the training examples (default: ${DEFAULT-VALUE})")
  private int epochs;

  /**
   * @throws Refusal (settings) unless one of both is named, or if a value is out of range
   */
  GradualUnfreezing settings() {
    if ((unfreezeFrom == null) == (stages == null)) {
      throw Refusal.settings(
          "Cannot fine-tune: name one of --unfreeze-from and --stages, found "
              + (stages == null ? "none" : "both"));
    }
    OptionCheck.atLeast("--epochs", epochs, 1);
    return stages == null
        ? GradualUnfreezing.one(unfreezeFrom, epochs)
        : GradualUnfreezing.of(stages);
  }
}
