package org.murmuration.classify;

import java.util.List;
import java.util.Map;
import org.murmuration.command.JobResult;
import org.murmuration.table.RejectCounts;

/** What {@code classify} did. */
public record ClassifyResult(
    String predictions, long classified, RejectCounts rejects, double seconds)
    implements JobResult {
  @Override
  public Map<String, Object> facts() {
    return Map.of(
        "predictions",
        predictions,
        "images_classified",
        classified,
        "images_rejected",
        rejects.total(),
        "rejects_by_reason",
        rejects.byReason(),
        "rejects_by_class",
        rejects.byClass(),
        "classify_seconds",
        seconds);
  }

  @Override
  public List<String> summary() {
    return List.of(
        "Classified %d images in %.0f s (%.1f images/s), %d could not be used%s"
            .formatted(
                classified, seconds, classified / seconds, rejects.total(), rejects.reasons()),
        "Predictions: " + predictions);
  }
}
