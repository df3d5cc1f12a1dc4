package org.murmuration.embed;

import java.util.Arrays;
import java.util.List;
import org.murmuration.architecture.CutChoice;
import org.murmuration.architecture.Pooling;
import org.murmuration.command.OptionCheck;
import org.murmuration.command.PrecisionSettings;
import org.murmuration.command.PrefixSettings;
import org.murmuration.imagepass.PixelSettings;
import org.murmuration.legs.CommitEvery;
import org.murmuration.refusal.Given;
import org.murmuration.split.SplitRule;
import org.murmuration.upkeep.UpkeepSettings;

/**
 * How images become embeddings, whichever command asks for it.
 *
 * @param prefix which part of the network runs, and how
 * @param pixels how image files become its input
 * @param mode what happens to a table that holds embeddings already
 * @param maxRejectRatio share of images that may be unusable, 0 to 1
 * @param maxContradictionRatio share of labelled images that may lie in several classes, 0 to 1
 * @param split which images are for training, validation and test
 * @param commitEvery how much work is committed at a time
 * @param upkeep what is done for the table's order afterwards
 */
public record EmbedSettings(
    PrefixSettings prefix,
    PixelSettings pixels,
    Mode mode,
    double maxRejectRatio,
    double maxContradictionRatio,
    SplitRule split,
    CommitEvery commitEvery,
    UpkeepSettings upkeep) {
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
          0.05,
          SplitRule.DEFAULT,
          CommitEvery.DEFAULT,
          UpkeepSettings.DEFAULT);

  /**
   * @throws org.murmuration.refusal.Refusal (settings) if a value is out of range
   */
  public EmbedSettings {
    Given.value("--cut and --batch-size", prefix);
    Given.value("--fit", pixels);
    Given.value("--mode", mode);
    OptionCheck.share("--max-reject-ratio", maxRejectRatio);
    OptionCheck.share("--max-contradiction-ratio", maxContradictionRatio);
    Given.value("--split-seed", split);
    Given.value(CommitEvery.OPTION, commitEvery);
    Given.value("--compact", upkeep);
  }

  public static EmbedSettings defaults() {
    return DEFAULTS;
  }

  public EmbedSettings withPrefix(PrefixSettings other) {
    return new EmbedSettings(
        other, pixels, mode, maxRejectRatio, maxContradictionRatio, split, commitEvery, upkeep);
  }

  public EmbedSettings withPixels(PixelSettings other) {
    return new EmbedSettings(
        prefix, other, mode, maxRejectRatio, maxContradictionRatio, split, commitEvery, upkeep);
  }

  public EmbedSettings withSplit(SplitRule other) {
    return new EmbedSettings(
        prefix, pixels, mode, maxRejectRatio, maxContradictionRatio, other, commitEvery, upkeep);
  }

  /** The first is the one that heads are trained on unless they name another. */
  public EmbedSettings withCuts(String... layers) {
    List<String> named = Arrays.asList(Given.value("--cut", layers));
    return withPrefix(prefix.withCut(new CutChoice(named, prefix.cut().pooling())));
  }

  /** How each cut of {@code [height, width, channels]} becomes a vector. */
  public EmbedSettings withPooling(Pooling other) {
    return withPrefix(prefix.withCut(new CutChoice(prefix.cut().layers(), other)));
  }

  public EmbedSettings withBatchSize(int images) {
    return withPrefix(prefix.withBatchSize(images));
  }

  public EmbedSettings withPrecision(PrecisionSettings other) {
    return withPrefix(prefix.withPrecision(other));
  }

  public EmbedSettings withMode(Mode other) {
    return new EmbedSettings(
        prefix, pixels, other, maxRejectRatio, maxContradictionRatio, split, commitEvery, upkeep);
  }

  public EmbedSettings withMaxRejectRatio(double share) {
    return new EmbedSettings(
        prefix, pixels, mode, share, maxContradictionRatio, split, commitEvery, upkeep);
  }

  public EmbedSettings withMaxContradictionRatio(double share) {
    return new EmbedSettings(
        prefix, pixels, mode, maxRejectRatio, share, split, commitEvery, upkeep);
  }

  public EmbedSettings withCommitEvery(CommitEvery other) {
    return new EmbedSettings(
        prefix, pixels, mode, maxRejectRatio, maxContradictionRatio, split, other, upkeep);
  }

  public EmbedSettings withUpkeep(UpkeepSettings other) {
    return new EmbedSettings(
        prefix, pixels, mode, maxRejectRatio, maxContradictionRatio, split, commitEvery, other);
  }
}
