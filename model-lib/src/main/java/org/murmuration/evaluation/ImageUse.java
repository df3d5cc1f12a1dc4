package org.murmuration.evaluation;

import java.util.List;
import java.util.Optional;
import org.murmuration.evaluation.EvaluationReport.Counts;

/**
 * What became of all images.
 *
 * @param counts by what they were used for
 * @param balance the same for each label, in the order of the labels; may be empty
 * @param rejects files that could not be used, by label and reason, in the order to show
 * @param seen what was seen of them before; empty where that is not known
 */
public record ImageUse(
    Counts counts, List<LabelUse> balance, List<Rejects> rejects, Optional<SeenBefore> seen) {
  /** Images of one label by what they were used for. */
  public record LabelUse(String label, long train, long validation, long test) {}

  /** Files of one label that could not be used, for one reason. */
  public record Rejects(String label, String reason, long files) {}

  public ImageUse {
    balance = List.copyOf(balance);
    rejects = List.copyOf(rejects);
  }

  /** Where it is not known what was seen before. */
  public ImageUse(Counts counts, List<LabelUse> balance, List<Rejects> rejects) {
    this(counts, balance, rejects, Optional.empty());
  }

  /** Where only sums are known. */
  static ImageUse of(Counts counts) {
    return new ImageUse(counts, List.of(), List.of());
  }

  /** The same, and what was seen before. */
  public ImageUse withSeen(SeenBefore before) {
    return new ImageUse(counts, balance, rejects, Optional.of(before));
  }
}
