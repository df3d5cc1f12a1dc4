package org.murmuration.store;

/**
 * The {@code README.md} of a classifier: what it is, for people, under the front matter that model
 * hubs read (Hugging Face hub-docs, modelcard.md).
 */
record ModelCard(ClassifierConfig config) {
  private static final String TEXT =
      """
      ---
      library_name: murmuration
      pipeline_tag: image-classification
      tags:
      - image-classification
      - transfer-learning
      ---

      # Image classifier: %s

      Tells apart: %s.

      | | |
      |---|---|
      | network | %s, cut after %s |
      | weights | %s |
      | input | %s, preset %s |
      | trained on | %s examples |

      %s
      Predict with `murmuration classify --classifier FOLDER --images PATH --predictions DIR`.
      """;

  String text() {
    return TEXT.formatted(
        config.network().architecture().family().id(),
        String.join(", ", config.head().labels()),
        config.network().architecture().family().id(),
        config.head().cut(),
        weights(),
        config.network().architecture().input(),
        config.network().preset(),
        Math.round(config.head().metrics().getOrDefault("train_examples", 0.0)),
        warning());
  }

  private String weights() {
    Source source = config.network().source();
    return source.pretrained() ? source.file() + " (" + source.layout() + ")" : "random";
  }

  private String warning() {
    return config.network().source().pretrained()
        ? ""
        : "**The network below the head is not pre-trained: its weights were drawn at random.**\n";
  }
}
