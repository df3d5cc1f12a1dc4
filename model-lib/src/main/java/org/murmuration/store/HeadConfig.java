package org.murmuration.store;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.murmuration.architecture.CutPoint;
import org.murmuration.architecture.HiddenLayers;
import org.murmuration.architecture.Pooling;
import org.murmuration.refusal.Refusal;

/**
 * The {@code config.json} of a head folder.
 *
 * @param cut the layer whose output the head reads
 * @param pooling how that output became a vector
 * @param width floats in an embedding
 * @param labels in the order of the head's outputs
 * @param network fingerprint of the network that made the embeddings
 * @param table fingerprint of the rows it learnt from
 * @param training settings by name
 * @param metrics counts and scores by name
 */
public record HeadConfig(
    int formatVersion,
    String cut,
    String pooling,
    int width,
    List<String> labels,
    String network,
    String table,
    Map<String, String> training,
    Map<String, Double> metrics) {
  public static final int FORMAT_VERSION = 1;

  /** In place of a network's fingerprint: another program made what the head learnt from. */
  public static final String NO_NETWORK = "none";

  public HeadConfig {
    if (formatVersion != FORMAT_VERSION) {
      throw Refusal.input(
          "Cannot read this head folder: its format version is %d, this program knows %d"
              .formatted(formatVersion, FORMAT_VERSION));
    }
    if (width < 1) {
      throw Refusal.input(
          "Cannot read this head folder: its width is %d, expected 1 or more".formatted(width));
    }
    hidden(training);
    labels = List.copyOf(labels);
  }

  /** A training setting: what happened to the images before the network. */
  public static final String PREPROCESSING = "preprocessing";

  /** A training setting: units of the head's hidden layers; absent for a softmax layer alone. */
  public static final String HIDDEN = "hidden";

  /** A training setting: the first layer that learnt with the head, if any did. */
  public static final String UNFROZEN_FROM = "unfrozen_from";

  /** What happened to the images that it learnt from; empty where an older head does not say. */
  public Optional<String> preprocessing() {
    return Optional.ofNullable(training).map(settings -> settings.get(PREPROCESSING));
  }

  /** Layers between embedding and softmax. */
  public HiddenLayers hidden() {
    return hidden(training);
  }

  private static HiddenLayers hidden(Map<String, String> training) {
    String text = training == null ? null : training.get(HIDDEN);
    return text == null
        ? HiddenLayers.NONE
        : HiddenLayers.parse(text).orElseThrow(() -> noHiddenLayers(text));
  }

  private static Refusal noHiddenLayers(String text) {
    return Refusal.input(
        "Cannot read this head folder: its hidden layers are '%s', expected such as 256,64"
            .formatted(text));
  }

  /** The same head with other counts and scores. */
  public HeadConfig withMetrics(Map<String, Double> others) {
    return new HeadConfig(
        formatVersion, cut, pooling, width, labels, network, table, training, others);
  }

  HeadConfig withNetwork(String fingerprint) {
    return new HeadConfig(
        formatVersion, cut, pooling, width, labels, fingerprint, table, training, metrics);
  }

  /** The same head, learnt from other rows with other settings. */
  public HeadConfig withTraining(String rows, Map<String, String> settings) {
    return new HeadConfig(
        formatVersion, cut, pooling, width, labels, network, rows, settings, metrics);
  }

  /** What decides the head, in a line for people. */
  public String madeFrom() {
    return "network %.12s cut at %s, rows %.12s, %s"
        .formatted(network, cutPoint(), table, training);
  }

  /** Where the network was cut. */
  public CutPoint cutPoint() {
    return new CutPoint(cut, Pooling.named(pooling));
  }
}
