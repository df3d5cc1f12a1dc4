package org.murmuration.train;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.murmuration.job.JobResult;

/**
 * What {@code train} did.
 *
 * @param seconds 0 if the head was there already
 * @param metrics as the head's configuration records them
 */
public record TrainResult(String head, Map<String, Double> metrics, double seconds)
    implements JobResult {
  public TrainResult {
    metrics = Map.copyOf(metrics);
  }

  @Override
  public Map<String, Object> facts() {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("head", head);
    facts.put("train_seconds", seconds);
    facts.putAll(new java.util.TreeMap<>(metrics));
    return facts;
  }

  @Override
  public List<String> summary() {
    if (seconds == 0) {
      return List.of("Nothing to do: this head is trained already", "Head: " + head);
    }
    return List.of(
        "Trained on %.0f examples for %.0f epochs in %.0f s (%.2f s an epoch)"
            .formatted(
                metrics.get("train_examples"),
                metrics.get("epochs"),
                seconds,
                seconds / metrics.get("epochs")),
        "Head: " + head);
  }
}
