package org.murmuration.embed;

import java.util.List;
import org.murmuration.architecture.CutPoint;
import org.murmuration.command.OptionCheck;
import org.murmuration.command.PrefixSettings;
import org.murmuration.imagepass.PixelSettings;
import org.murmuration.refusal.Given;
import org.murmuration.table.SplitRule;

/**
 * How images become embeddings, whichever command asks for it.
 *
 * @param prefix which part of the network runs, and how
 * @param pixels how image files become its input
 * @param mode what happens to a table that holds embeddings already
 * @param maxRejectRatio share of images that may be unusable, 0 to 1
 * @param split which images are for training, validation and test
 */
public record EmbedSettings(
    PrefixSettings prefix,
    PixelSettings pixels,
    Mode mode,
    double maxRejectRatio,
    SplitRule split) {
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

  private static final EmbedSettings DEFAULTS =
      new EmbedSettings(
          PrefixSettings.defaults(),
          PixelSettings.DEFAULT,
          Mode.INCREMENTAL,
          0.05,
          SplitRule.DEFAULT);

  /**
   * @throws org.murmuration.refusal.Refusal (settings) if a value is out of range
   */
  public EmbedSettings {
    Given.value("--cut and --batch-size", prefix);
    Given.value("--fit", pixels);
    Given.value("--mode", mode);
    OptionCheck.share("--max-reject-ratio", maxRejectRatio);
    Given.value("--split-seed", split);
  }

  public static EmbedSettings defaults() {
    return DEFAULTS;
  }

  public EmbedSettings withPrefix(PrefixSettings other) {
    return new EmbedSettings(other, pixels, mode, maxRejectRatio, split);
  }

  public EmbedSettings withPixels(PixelSettings other) {
    return new EmbedSettings(prefix, other, mode, maxRejectRatio, split);
  }

  public EmbedSettings withSplit(SplitRule other) {
    return new EmbedSettings(prefix, pixels, mode, maxRejectRatio, other);
  }

  /** The first is the one that heads are trained on unless they name another. */
  public EmbedSettings withCuts(CutPoint... cuts) {
    return withPrefix(prefix.withCuts(List.of(Given.value("--cut", cuts))));
  }

  public EmbedSettings withBatchSize(int images) {
    return withPrefix(prefix.withBatchSize(images));
  }

  public EmbedSettings withMode(Mode other) {
    return new EmbedSettings(prefix, pixels, other, maxRejectRatio, split);
  }

  public EmbedSettings withMaxRejectRatio(double share) {
    return new EmbedSettings(prefix, pixels, mode, share, split);
  }
}
