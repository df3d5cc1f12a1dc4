package org.murmuration.finetune;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.murmuration.command.JobResult;

/**
 * What {@code finetune} did.
 *
 * @param metrics as the classifier's configuration records them
 * @param seconds 0 if the classifier was there already
 */
public record FinetuneResult(String classifier, Map<String, Double> metrics, double seconds)
    implements JobResult {
  public FinetuneResult {
    metrics = Map.copyOf(metrics);
  }

  @Override
  public Map<String, Object> facts() {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("classifier", classifier);
    facts.put("finetune_seconds", seconds);
    facts.putAll(new TreeMap<>(metrics));
    return facts;
  }

  @Override
  public List<String> summary() {
    String place = "Classifier: " + classifier;
    if (seconds == 0) {
      return List.of("Nothing to do: this classifier is fine-tuned already", place);
    }
    String learnt =
        String.format(
            Locale.ROOT,
            "Fine-tuned on %.0f images for %.0f epochs in %.0f s",
            metrics.get("train_examples"),
            metrics.get("epochs"),
            seconds);
    return metrics.containsKey("validation_accuracy")
        ? List.of(learnt, compared(), place)
        : List.of(learnt, place);
  }

  private String compared() {
    return String.format(
        Locale.ROOT,
        "Validation accuracy %.4f, before %.4f; loss %.4f, before %.4f (epoch %.0f)",
        metrics.get("validation_accuracy"),
        metrics.get("validation_accuracy_before"),
        metrics.get("validation_loss"),
        metrics.get("validation_loss_before"),
        metrics.get("best_epoch"));
  }
}
