package org.murmuration.evaluate;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.murmuration.evaluation.EvaluationReport.Counts;
import org.murmuration.evaluation.ImageUse;
import org.murmuration.evaluation.ImageUse.LabelUse;
import org.murmuration.evaluation.ImageUse.Rejects;
import org.murmuration.split.Split;
import org.murmuration.store.HeadConfig;
import org.murmuration.table.ExampleTable;
import org.murmuration.table.RejectCounts;

/** What became of the images of a table, or of those that a classifier ran on. */
final class DataUse {
  private DataUse() {}

  /** Images that were tested with; those that the head learnt from lie elsewhere. */
  static ImageUse ofImages(HeadConfig head, long used, RejectCounts rejects) {
    return new ImageUse(counts(head, used, rejects), List.of(), lines(rejects));
  }

  /**
   * Images of a table, as far as the head learnt from them.
   *
   * @param table whose training split is all that was learnt from
   */
  static ImageUse ofTable(ExampleTable table, HeadConfig head, long test) throws IOException {
    RejectCounts rejects = table.rejectCounts();
    Counts counts = counts(head, test, rejects);
    return new ImageUse(
        counts,
        heldAFoldBack(head, counts) ? List.of() : balance(table, head.labels()),
        lines(rejects));
  }

  /** Which images of a label were in the fold does not follow from the table's splits. */
  private static boolean heldAFoldBack(HeadConfig head, Counts counts) {
    return counts.validation() > 0 && head.learntFrom().splits().contains(Split.VALIDATION.id());
  }

  private static Counts counts(HeadConfig head, long test, RejectCounts rejects) {
    return new Counts(
        Math.round(head.metrics().getOrDefault("train_examples", 0.0)),
        Math.round(head.metrics().getOrDefault("validation_examples", 0.0)),
        test,
        rejects.total());
  }

  private static List<LabelUse> balance(ExampleTable table, List<String> labels)
      throws IOException {
    Map<String, Map<Split, Long>> counts = table.balance();
    return labels.stream()
        .map(label -> labelUse(label, counts.getOrDefault(label, Map.of())))
        .toList();
  }

  private static LabelUse labelUse(String label, Map<Split, Long> counts) {
    return new LabelUse(
        label,
        counts.getOrDefault(Split.TRAIN, 0L),
        counts.getOrDefault(Split.VALIDATION, 0L),
        counts.getOrDefault(Split.TEST, 0L));
  }

  private static List<Rejects> lines(RejectCounts rejects) {
    return rejects.byClass().entrySet().stream()
        .flatMap(
            label ->
                label.getValue().entrySet().stream()
                    .map(reason -> new Rejects(label.getKey(), reason.getKey(), reason.getValue())))
        .toList();
  }
}
