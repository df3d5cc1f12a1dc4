package org.murmuration.classify;

import java.util.List;
import java.util.Map;
import org.murmuration.job.JobResult;

/** What {@code classify} did. */
public record ClassifyResult(String predictions, long classified, long rejected, double seconds)
    implements JobResult {
  @Override
  public Map<String, Object> facts() {
    return Map.of(
        "predictions", predictions,
        "images_classified", classified,
        "images_rejected", rejected,
        "classify_seconds", seconds);
  }

  @Override
  public List<String> summary() {
    return List.of(
        "Classified %d images in %.0f s (%.1f images/s), %d could not be used"
            .formatted(classified, seconds, classified / seconds, rejected),
        "Predictions: " + predictions);
  }
}
