package org.murmuration.embed;

import org.murmuration.command.PixelOptions;
import org.murmuration.command.PrecisionOptions;
import org.murmuration.command.PrefixOptions;
import org.murmuration.command.SplitOptions;
import org.murmuration.legs.CommitOptions;
import org.murmuration.upkeep.KeepReplaced;
import org.murmuration.upkeep.UpkeepSettings;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of each command that embeds images. */
public final class EmbeddingOptions {
  @Mixin private PrefixOptions prefix;
  @Mixin private PrecisionOptions precision;
  @Mixin private PixelOptions pixels;

  @Option(
      names = "--mode",
      paramLabel = "incremental|fail-if-exists",
      defaultValue = "incremental",
      description =
          "incremental reads new and changed images only; fail-if-exists wants a new table (default: ${DEFAULT-VALUE})")
  private EmbedSettings.Mode mode;

  @Option(
      names = "--max-reject-ratio",
      paramLabel = "SHARE",
      defaultValue = "0.05",
      description =
          "Share of images that may be unusable before the run fails (default: ${DEFAULT-VALUE})")
  private double maxRejectRatio;

  @Option(
      names = "--max-contradiction-ratio",
      paramLabel = "SHARE",
      defaultValue = "0.05",
      description =
          "Share of labelled images whose bytes may lie in several classes before the run fails (default: ${DEFAULT-VALUE})")
  private double maxContradictionRatio;

  @Mixin private CommitOptions commit;

  @Option(
      names = "--compact",
      paramLabel = "auto|never",
      defaultValue = "never",
      description =
          "auto merges the table's runs into one at the end of a run that added images, once there are 32 of less than 64 MB on average (default: ${DEFAULT-VALUE})")
  private UpkeepSettings.Compact compact;

  @Option(
      names = KeepReplaced.OPTION,
      paramLabel = "TIME",
      defaultValue = "1d",
      description =
          "How long runs stay that were merged, for those who still read them; 0s for not at all (default: ${DEFAULT-VALUE})")
  private String keepReplaced;

  @Mixin private SplitOptions split;

  /**
   * @throws org.murmuration.refusal.Refusal (settings) if a value is out of range
   */
  public EmbedSettings settings() {
    return new EmbedSettings(
        prefix.settings().withPrecision(precision.settings()),
        pixels.settings(),
        mode,
        maxRejectRatio,
        maxContradictionRatio,
        split.rule(),
        commit.settings(),
        new UpkeepSettings(compact, KeepReplaced.of(keepReplaced)));
  }
}
