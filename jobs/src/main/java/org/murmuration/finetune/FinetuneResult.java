package org.murmuration.finetune;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.murmuration.command.JobResult;
import org.murmuration.evaluation.WilsonInterval;
import org.murmuration.store.MeasuredGain;

/**
 * What {@code finetune} did.
 *
 * @param metrics as the classifier's configuration records them
 * @param seconds 0 if the classifier was there already
 */
public record FinetuneResult(String classifier, Map<String, Double> metrics, double seconds)
    implements JobResult {
  private static final String TEST_ACCURACY = "test_accuracy";

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
    return Stream.of(
            Stream.of(learnt),
            compared().stream(),
            MeasuredGain.of(metrics).map(Gain::words).stream(),
            tested().stream(),
            Stream.of(place))
        .flatMap(lines -> lines)
        .toList();
  }

  /** Empty where there was no image to compare on. */
  private Optional<String> compared() {
    return metrics.containsKey("validation_accuracy")
        ? Optional.of(
            String.format(
                Locale.ROOT,
                "Validation accuracy %s, before %s; loss %.4f, before %.4f (epoch %.0f)",
                accuracy("validation_accuracy"),
                accuracy("validation_accuracy_before"),
                metrics.get("validation_loss"),
                metrics.get("validation_loss_before"),
                metrics.get("best_epoch")))
        : Optional.empty();
  }

  /** Nothing where no image was for testing. */
  private List<String> tested() {
    if (!metrics.containsKey(TEST_ACCURACY)) {
      return List.of("Nothing was tested: no image was for testing");
    }
    long images = Math.round(metrics.get("test_examples"));
    return List.of(
        String.format(
            Locale.ROOT,
            "Test accuracy %.4f (%s), before %.4f, on %d images",
            metrics.get(TEST_ACCURACY),
            WilsonInterval.ofShare(metrics.get(TEST_ACCURACY), images).words(),
            metrics.getOrDefault(TEST_ACCURACY + "_before", Double.NaN),
            images),
        "Report: %s.report/report.html".formatted(classifier));
  }

  private String accuracy(String name) {
    long images = Math.round(metrics.get("validation_examples"));
    return String.format(
        Locale.ROOT,
        "%.4f (%s)",
        metrics.get(name),
        WilsonInterval.ofShare(metrics.get(name), images).words());
  }
}
