package org.murmuration.train;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.murmuration.command.JobResult;
import org.murmuration.keeping.KeptSize;

/**
 * What {@code train} did.
 *
 * @param seconds 0 if the head was there already
 * @param resumedAfter epochs that an earlier run had done
 * @param metrics as the head's configuration records them
 * @param unlabelled images of the table that have no label, and were left out
 * @param examples what they took between epochs; nothing if the driver held them
 */
public record TrainResult(
    String head,
    Map<String, Double> metrics,
    int resumedAfter,
    double seconds,
    long unlabelled,
    KeptSize examples)
    implements JobResult {
  public TrainResult {
    metrics = Map.copyOf(metrics);
  }

  @Override
  public Map<String, Object> facts() {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("head", head);
    facts.put("train_seconds", seconds);
    facts.put("images_without_label", unlabelled);
    facts.putAll(new java.util.TreeMap<>(metrics));
    facts.putAll(examples.facts());
    return facts;
  }

  @Override
  public List<String> summary() {
    if (seconds == 0) {
      return List.of("Nothing to do: this head is trained already", "Head: " + head);
    }
    return List.of(trained(), "Head: " + head);
  }

  private String trained() {
    double epochs = metrics.get("epochs");
    String line =
        "Trained on %.0f examples for %.0f epochs in %.0f s (%.2f s an epoch)"
            .formatted(
                metrics.get("train_examples"), epochs, seconds, seconds / (epochs - resumedAfter));
    return resumedAfter == 0
        ? line
        : line + ", going on after epoch %d of an earlier run".formatted(resumedAfter);
  }
}
