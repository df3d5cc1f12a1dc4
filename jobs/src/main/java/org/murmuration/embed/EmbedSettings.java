package org.murmuration.embed;

import java.util.List;
import org.murmuration.cluster.PixelSettings;
import org.murmuration.cluster.WeightsBy;
import org.murmuration.job.OptionCheck;
import org.murmuration.job.PixelOptions;
import org.murmuration.job.SplitOptions;
import org.murmuration.network.CutPoint;
import org.murmuration.network.Pooling;
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

  @Option(
      names = "--cut",
      paramLabel = "LAYER",
      split = ",",
      defaultValue = "fc2",
      description =
          "Last layer of the frozen prefix, after its ReLU; with several, fc2,fc1, embeddings of each in one pass (default: ${DEFAULT-VALUE})")
  private List<String> cuts;

  @Option(
      names = "--pooling",
      paramLabel = "average|flatten",
      defaultValue = "average",
      description =
          "How each cut of height x width x channels becomes a vector (default: ${DEFAULT-VALUE})")
  private Pooling pooling;

  @Option(
      names = "--batch-size",
      paramLabel = "N",
      defaultValue = "16",
      description = "Images in one forward pass (default: ${DEFAULT-VALUE})")
  private int batchSize;

  @Option(
      names = "--weights-by",
      paramLabel = "broadcast|file",
      defaultValue = "broadcast",
      description =
          "Whether the driver sends the network, or executors read its folder, which all must see (default: ${DEFAULT-VALUE})")
  private WeightsBy weightsBy;

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
    OptionCheck.atLeast("--batch-size", batchSize, 1);
    OptionCheck.share("--max-reject-ratio", maxRejectRatio);
    split();
    pixels();
    return this;
  }

  /** The first is the one that heads are trained on unless they name another. */
  public List<CutPoint> cuts() {
    return cuts.stream().map(cut -> new CutPoint(cut, pooling)).toList();
  }

  int batchSize() {
    return batchSize;
  }

  WeightsBy weightsBy() {
    return weightsBy;
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
