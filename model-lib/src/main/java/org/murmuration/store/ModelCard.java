package org.murmuration.store;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.murmuration.architecture.HiddenLayers;
import org.murmuration.evaluation.WilsonInterval;

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
      | test accuracy | %s |
      %s%s
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
      %s""";

  private static final String RESULT =
      """
        - task:
            type: image-classification
          dataset:
            name: own photos (table %.12s)
            type: imagefolder
            split: %s
          metrics:
          - type: accuracy
            name: %2$s accuracy
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
        Math.round(count("train_examples")),
        config.head().split(),
        measured(accuracy(), Math.round(count("validation_examples"))),
        measured(MeasuredTest.accuracy(metrics()), MeasuredTest.examples(metrics())),
        meansOfTest(),
        fineTuning(),
        warning());
  }

  private Map<String, Double> metrics() {
    return config.head().metrics();
  }

  private double count(String name) {
    return metrics().getOrDefault(name, 0.0);
  }

  /** With its interval, where it is known on how many images it was measured. */
  private static String measured(Optional<Double> accuracy, long images) {
    return accuracy
        .map(value -> String.format(Locale.ROOT, "%.4f", value) + interval(value, images))
        .orElse("not measured");
  }

  private static String interval(double accuracy, long images) {
    return images == 0
        ? ""
        : " (%s) on %d images".formatted(WilsonInterval.ofShare(accuracy, images).words(), images);
  }

  /** Empty where nothing was tested. */
  private String meansOfTest() {
    return MeasuredTest.means(metrics())
        .map(means -> "| mean recall, mean F1 (test) | %s |\n".formatted(Markdown.text(means)))
        .orElse("");
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
    return "| fine-tuned | from %s on |\n| validation accuracy, before and after | %s, %s |\n| validation loss, before and after | %s, %s |\n%s"
        .formatted(
            last.unfrozenFrom(),
            metric("validation_accuracy_before"),
            metric("validation_accuracy"),
            metric("validation_loss_before"),
            metric("validation_loss"),
            gain());
  }

  /** Empty where the two were not compared image by image. */
  private String gain() {
    return MeasuredGain.of(metrics())
        .map(
            gain ->
                "| is that a gain? | %s, %s |\n"
                    .formatted(
                        gain.isGain() ? "yes" : "not shown", "validation images: " + gain.words()))
        .orElse("");
  }

  private String metric(String name) {
    Double value = config.head().metrics().get(name);
    return value == null || value.isNaN()
        ? "not measured"
        : String.format(Locale.ROOT, "%.4f", value);
  }

  /** Empty where nothing was measured. */
  private String modelIndex(String family) {
    String results =
        result("validation", accuracy()) + result("test", MeasuredTest.accuracy(metrics()));
    return results.isEmpty() ? "" : MODEL_INDEX.formatted(family, config.head().cut(), results);
  }

  private String result(String split, Optional<Double> accuracy) {
    return accuracy.map(value -> RESULT.formatted(config.head().table(), split, value)).orElse("");
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
