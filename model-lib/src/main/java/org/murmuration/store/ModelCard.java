package org.murmuration.store;

import java.util.Locale;
import java.util.Optional;
import org.murmuration.architecture.HiddenLayers;

/**
 * The {@code README.md} of a classifier: what it is, for people, under the front matter that model
 * hubs read (Hugging Face hub-docs, modelcard.md). It names no {@code base_model}: a hub takes that
 * for one of its own models, and a file of weights does not say which it is.
 */
record ModelCard(ClassifierConfig config) {
  private static final String TEXT =
      """
      ---
      library_name: murmuration
      pipeline_tag: image-classification
      license: unknown
      tags:
      - image-classification
      - transfer-learning
      - %s
      %s---

      # Image classifier: %s

      Tells apart: %s.

      | | |
      |---|---|
      | network | %s, cut after %s |
      %s| weights | %s |
      | their licence | %s |
      | input | %s, preset %s |
      | trained on | %s examples |
      | split | %s |
      | validation accuracy | %s |
      %s
      %s
      Predict with `murmuration classify --classifier FOLDER --images PATH --predictions DIR`. For other
      programs: `murmuration export --from FOLDER --format onnx --to FILE`.
      """;

  /** Scores as hubs read them (hub-docs, modelcard.md, model-index). */
  private static final String MODEL_INDEX =
      """
      model-index:
      - name: %s-%s
        results:
        - task:
            type: image-classification
          dataset:
            name: own photos (table %.12s)
            type: imagefolder
            split: validation
          metrics:
          - type: accuracy
            name: validation accuracy
            value: %s
      """;

  String text() {
    String family = config.network().backbone().id();
    return TEXT.formatted(
        family,
        modelIndex(family),
        family,
        Markdown.text(String.join(", ", config.head().labels())),
        family,
        config.head().cut(),
        hidden(),
        weights(),
        Markdown.text(config.network().source().licence()),
        config.network().backbone().input(),
        config.network().preset(),
        Math.round(config.head().metrics().getOrDefault("train_examples", 0.0)),
        config.head().split(),
        accuracy().map(value -> String.format(Locale.ROOT, "%.4f", value)).orElse("not measured"),
        fineTuning(),
        warning());
  }

  /** Empty for a softmax layer alone. */
  private String hidden() {
    HiddenLayers hidden = config.head().hidden();
    return hidden.isEmpty()
        ? ""
        : "| head | softmax after hidden layers of %s units (ReLU) |\n".formatted(hidden);
  }

  /** What fine-tuning changed, both numbers of each score; empty for a classifier without it. */
  private String fineTuning() {
    return config.head().lastFineTuning().map(this::fineTuning).orElse("");
  }

  private String fineTuning(FineTuning last) {
    return "| fine-tuned | from %s on |\n| validation accuracy, before and after | %s, %s |\n| validation loss, before and after | %s, %s |\n"
        .formatted(
            last.unfrozenFrom(),
            metric("validation_accuracy_before"),
            metric("validation_accuracy"),
            metric("validation_loss_before"),
            metric("validation_loss"));
  }

  private String metric(String name) {
    Double value = config.head().metrics().get(name);
    return value == null || value.isNaN()
        ? "not measured"
        : String.format(Locale.ROOT, "%.4f", value);
  }

  private String modelIndex(String family) {
    return accuracy()
        .map(
            value ->
                MODEL_INDEX.formatted(family, config.head().cut(), config.head().table(), value))
        .orElse("");
  }

  private Optional<Double> accuracy() {
    return Optional.ofNullable(config.head().metrics().get("validation_accuracy"))
        .filter(Double::isFinite);
  }

  private String weights() {
    Source source = config.network().source();
    return source.pretrained()
        ? Markdown.text(source.file() + " (" + source.layout() + ")")
        : "random";
  }

  private String warning() {
    return config.network().source().pretrained()
        ? ""
        : "**The network below the head is not pre-trained: its weights were drawn at random.**\n";
  }
}
