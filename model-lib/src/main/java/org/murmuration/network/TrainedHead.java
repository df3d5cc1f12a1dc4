package org.murmuration.network;

import java.io.Serializable;
import java.util.List;
import java.util.stream.IntStream;
import org.murmuration.label.LabelSet;
import org.murmuration.refusal.Refusal;

/**
 * A softmax layer that has learnt: {@code [n, width] -> [n, labels]}. Small (4096 x 10 floats in
 * the textbook case), so it lives on the heap and travels in closures.
 */
public final class TrainedHead implements Serializable {
  private final LabelSet labels;
  private final int width;
  private final float[] weights;
  private final float[] biases;

  /**
   * @param weights {@code [labels, width]}, row-major
   * @param biases {@code [labels]}
   */
  public TrainedHead(LabelSet labels, float[] weights, float[] biases) {
    if (biases.length != labels.size() || weights.length % labels.size() != 0) {
      throw Refusal.input(
          "Cannot make a head: %d labels do not fit %d weights and %d biases"
              .formatted(labels.size(), weights.length, biases.length));
    }
    this.labels = labels;
    this.width = weights.length / labels.size();
    this.weights = weights.clone();
    this.biases = biases.clone();
  }

  /** The head among the parameters of a head or a classifier. */
  public static TrainedHead from(LabelSet labels, Parameters parameters) {
    return new TrainedHead(
        labels, floats(parameters, Slots.HEAD_WEIGHT), floats(parameters, Slots.HEAD_BIAS));
  }

  private static float[] floats(Parameters parameters, String name) {
    Slot slot = parameters.slots().find(name);
    float[] floats = new float[(int) slot.elements()];
    parameters.memory(slot).get(floats);
    return floats;
  }

  /** The head alone; the caller closes it. */
  public Parameters parameters() {
    Parameters parameters = Parameters.allocate(Slots.ofHead(width, labels.size()));
    copyTo(parameters);
    return parameters;
  }

  void copyTo(Parameters parameters) {
    parameters.memory(parameters.slots().find(Slots.HEAD_WEIGHT)).put(weights);
    parameters.memory(parameters.slots().find(Slots.HEAD_BIAS)).put(biases);
  }

  public LabelSet labels() {
    return labels;
  }

  /** Floats in the embeddings it reads. */
  public int width() {
    return width;
  }

  /** {@code [labels, width]}, row-major; a copy. */
  public float[] weights() {
    return weights.clone();
  }

  /** {@code [labels]}; a copy. */
  public float[] biases() {
    return biases.clone();
  }

  /**
   * Probabilities of the labels, which sum to 1.
   *
   * @param embedding {@code [width]}
   */
  public float[] probabilities(float[] embedding) {
    requireWidth(embedding.length);
    double[] logits = new double[labels.size()];
    for (int label = 0; label < logits.length; label++) {
      logits[label] = biases[label] + dot(label, embedding);
    }
    return softmax(logits);
  }

  /**
   * @throws Refusal if embeddings of {@code found} floats do not fit
   */
  public void requireWidth(int found) {
    if (found != width) {
      throw Refusal.input(
          "Cannot join head to prefix: head expects %d features, prefix gives %d (train the head on embeddings of this network and cut)"
              .formatted(width, found));
    }
  }

  private double dot(int label, float[] embedding) {
    double sum = 0;
    for (int i = 0, w = label * width; i < width; i++, w++) {
      sum += (double) weights[w] * embedding[i];
    }
    return sum;
  }

  /** Shifted by the largest logit, so that no exponential overflows. */
  private static float[] softmax(double[] logits) {
    double largest = IntStream.range(0, logits.length).mapToDouble(i -> logits[i]).max().orElse(0);
    double sum = 0;
    for (double logit : logits) {
      sum += Math.exp(logit - largest);
    }
    float[] probabilities = new float[logits.length];
    for (int i = 0; i < logits.length; i++) {
      probabilities[i] = (float) (Math.exp(logits[i] - largest) / sum);
    }
    return probabilities;
  }

  /** The likeliest labels, likeliest first; among equals the earlier label. */
  public List<Prediction> top(int count, float[] probabilities) {
    return Prediction.top(count, labels, probabilities);
  }
}
