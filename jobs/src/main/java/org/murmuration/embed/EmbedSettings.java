package org.murmuration.embed;

import java.util.List;
import org.murmuration.architecture.CutPoint;
import org.murmuration.command.OptionCheck;
import org.murmuration.command.PixelOptions;
import org.murmuration.command.PrefixOptions;
import org.murmuration.command.SplitOptions;
import org.murmuration.delivery.WeightsBy;
import org.murmuration.imagepass.PixelSettings;
import org.murmuration.table.SplitRule;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How images become embeddings, whichever command asks for it. */
public final class EmbedSettings {
  /** What a run does with a table that holds embeddings already. */
  public enum Mode {
    INCREMENTAL("incremental"),
    FAIL_IF_EXISTS("fail-if-exists");

    private final String id;

    Mode(String id) {
      this.id = id;
    }

    /** As the command line has it. */
    @Override
    public String toString() {
      return id;
    }
  }

  @Mixin private PrefixOptions prefix;

  @Mixin private PixelOptions pixels;

  @Option(
      names = "--mode",
      paramLabel = "incremental|fail-if-exists",
      defaultValue = "incremental",
      description =
          "incremental reads new and changed images only; fail-if-exists wants a new table (default: ${DEFAULT-VALUE})")
  private Mode mode;

  @Option(
      names = "--max-reject-ratio",
      paramLabel = "SHARE",
      defaultValue = "0.05",
      description =
          "Share of images that may be unusable before the run fails (default: ${DEFAULT-VALUE})")
  private double maxRejectRatio;

  @Mixin private SplitOptions split;

  /**
   * @throws org.murmuration.refusal.Refusal (settings) if a value is out of range
   */
  public EmbedSettings check() {
    prefix.check();
    OptionCheck.share("--max-reject-ratio", maxRejectRatio);
    split();
    pixels();
    return this;
  }

  /** The first is the one that heads are trained on unless they name another. */
  public List<CutPoint> cuts() {
    return prefix.cuts();
  }

  int batchSize() {
    return prefix.batchSize();
  }

  WeightsBy weightsBy() {
    return prefix.weightsBy();
  }

  PixelSettings pixels() {
    return pixels.check();
  }

  Mode mode() {
    return mode;
  }

  double maxRejectRatio() {
    return maxRejectRatio;
  }

  SplitRule split() {
    return split.rule();
  }
}
