package org.murmuration.network;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.murmuration.architecture.HiddenLayers;
import org.murmuration.architecture.ParameterLayout;
import org.murmuration.architecture.ParameterSlot;
import org.murmuration.dl4j.Parameters;
import org.murmuration.label.LabelSet;
import org.murmuration.refusal.Refusal;

/**
 * A softmax layer that has learnt, and the hidden layers before it, if it has any: {@code [n,
 * width] -> [n, labels]}. Small (4096 x 10 floats in the textbook case), so it lives on the heap
 * and travels in closures.
 */
public final class TrainedHead implements Serializable {
  private final LabelSet labels;
  private final List<HeadLayer> hidden;
  private final HeadLayer softmax;

  /**
   * A softmax layer alone.
   *
   * @param weights {@code [labels, width]}, row-major
   * @param biases {@code [labels]}
   */
  public TrainedHead(LabelSet labels, float[] weights, float[] biases) {
    this(labels, List.of(), softmax(labels, weights, biases));
  }

  private static HeadLayer softmax(LabelSet labels, float[] weights, float[] biases) {
    if (biases.length != labels.size() || weights.length % labels.size() != 0) {
      throw Refusal.input(
          "Cannot make a head: %d labels do not fit %d weights and %d biases"
              .formatted(labels.size(), weights.length, biases.length));
    }
    return new HeadLayer(weights, biases);
  }

  /**
   * @param hidden layers with a ReLU each, the first reads the embedding
   * @param softmax reads what the last of them gives
   */
  public TrainedHead(LabelSet labels, List<HeadLayer> hidden, HeadLayer softmax) {
    this.labels = labels;
    this.hidden = hidden.stream().map(HeadLayer::copy).toList();
    this.softmax = softmax(labels, softmax.weights(), softmax.biases()).copy();
    requireChain();
  }

  private void requireChain() {
    List<HeadLayer> layers = layers();
    for (int i = 1; i < layers.size(); i++) {
      if (layers.get(i).width() != layers.get(i - 1).units()) {
        throw Refusal.input(
            "Cannot make a head: its layer %d reads %d floats, the one before gives %d"
                .formatted(i + 1, layers.get(i).width(), layers.get(i - 1).units()));
      }
    }
  }

  /** Those of {@link #hidden}, then {@link #softmax}. */
  List<HeadLayer> layers() {
    return Stream.concat(hidden.stream(), Stream.of(softmax)).toList();
  }

  /** The head among the parameters of a head or a classifier. */
  public static TrainedHead from(LabelSet labels, Parameters parameters) {
    List<HeadLayer> layers =
        parameters.slots().headLayers().stream().map(name -> layer(parameters, name)).toList();
    int last = layers.size() - 1;
    return new TrainedHead(labels, layers.subList(0, last), layers.get(last));
  }

  private static HeadLayer layer(Parameters parameters, String name) {
    return new HeadLayer(
        floats(parameters, name + ParameterLayout.WEIGHT),
        floats(parameters, name + ParameterLayout.BIAS));
  }

  private static float[] floats(Parameters parameters, String name) {
    ParameterSlot slot = parameters.slots().find(name);
    float[] floats = new float[(int) slot.elements()];
    parameters.memory(slot).get(floats);
    return floats;
  }

  /** The head alone; the caller closes it. */
  public Parameters parameters() {
    Parameters parameters =
        Parameters.allocate(ParameterLayout.ofHead(width(), hiddenLayers(), labels.size()));
    copyTo(parameters);
    return parameters;
  }

  void copyTo(Parameters parameters) {
    List<String> names = parameters.slots().headLayers();
    List<HeadLayer> layers = layers();
    for (int i = 0; i < layers.size(); i++) {
      put(layers.get(i).weights(), names.get(i) + ParameterLayout.WEIGHT, parameters);
      put(layers.get(i).biases(), names.get(i) + ParameterLayout.BIAS, parameters);
    }
  }

  private static void put(float[] values, String name, Parameters parameters) {
    parameters.memory(parameters.slots().find(name)).put(values);
  }

  public LabelSet labels() {
    return labels;
  }

  /** Floats in the embeddings it reads. */
  public int width() {
    return layers().get(0).width();
  }

  public HiddenLayers hiddenLayers() {
    return new HiddenLayers(hidden.stream().map(HeadLayer::units).toList());
  }

  /** Of the softmax layer, {@code [labels, width of what it reads]}, row-major; a copy. */
  public float[] weights() {
    return softmax.weights().clone();
  }

  /** Of the softmax layer, {@code [labels]}; a copy. */
  public float[] biases() {
    return softmax.biases().clone();
  }

  /** The same head with another layer in the place of the one that reads the embedding. */
  public TrainedHead withFirst(UnaryOperator<HeadLayer> other) {
    return hidden.isEmpty()
        ? new TrainedHead(labels, hidden, other.apply(softmax.copy()))
        : new TrainedHead(labels, withFirstHidden(other), softmax);
  }

  private List<HeadLayer> withFirstHidden(UnaryOperator<HeadLayer> other) {
    List<HeadLayer> layers = new ArrayList<>(hidden);
    layers.set(0, other.apply(hidden.get(0).copy()));
    return layers;
  }

  /**
   * Probabilities of the labels, which sum to 1.
   *
   * @param embedding {@code [width]}
   */
  public float[] probabilities(float[] embedding) {
    return Softmax.of(logits(embedding));
  }

  /**
   * What the softmax makes probabilities of.
   *
   * @param embedding {@code [width]}
   * @return {@code [labels]}
   */
  public double[] logits(float[] embedding) {
    requireWidth(embedding.length);
    float[] features = embedding;
    for (HeadLayer layer : hidden) {
      features = layer.rectified(features);
    }
    return softmax.outputs(features);
  }

  /**
   * @throws Refusal if embeddings of {@code found} floats do not fit
   */
  public void requireWidth(int found) {
    if (found != width()) {
      throw Refusal.input(
          "Cannot join head to prefix: head expects %d features, prefix gives %d (train the head on embeddings of this network and cut)"
              .formatted(width(), found));
    }
  }

  /** The likeliest labels, likeliest first; among equals the earlier label. */
  public List<Prediction> top(int count, float[] probabilities) {
    return Prediction.top(count, labels, probabilities);
  }
}
