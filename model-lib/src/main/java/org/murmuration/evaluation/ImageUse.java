package org.murmuration.evaluation;

import java.util.List;
import org.murmuration.evaluation.EvaluationReport.Counts;

/**
 * What became of all images.
 *
 * @param counts by what they were used for
 * @param balance the same for each label, in the order of the labels; may be empty
 * @param rejects files that could not be used, by label and reason, in the order to show
 */
public record ImageUse(Counts counts, List<LabelUse> balance, List<Rejects> rejects) {
  /** Images of one label by what they were used for. */
  public record LabelUse(String label, long train, long validation, long test) {}

  /** Files of one label that could not be used, for one reason. */
  public record Rejects(String label, String reason, long files) {}

  public ImageUse {
    balance = List.copyOf(balance);
    rejects = List.copyOf(rejects);
  }

  /** Where only sums are known. */
  static ImageUse of(Counts counts) {
    return new ImageUse(counts, List.of(), List.of());
  }
}
