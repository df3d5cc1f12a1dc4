package org.murmuration.network;

import java.util.List;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.distribution.NormalDistribution;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.params.DefaultParamInitializer;
import org.deeplearning4j.nn.weights.WeightInit;
import org.murmuration.architecture.HiddenLayers;
import org.murmuration.dl4j.DenseOpLayer;
import org.murmuration.dl4j.LayerConfigurations;
import org.murmuration.label.LabelSet;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;

/**
 * A softmax layer that is yet to learn, {@code Input(width) >> Softmax(labels)} in NeuPy's words,
 * and the hidden layers before it, if it has any: {@code Input(width) >> Relu(256) >>
 * Softmax(labels)}.
 *
 * @param width floats in an embedding
 * @param hidden layers between embedding and softmax
 * @param labels what it will tell apart
 */
public record SoftmaxHead(int width, HiddenLayers hidden, LabelSet labels) {
  /** A softmax layer alone. */
  public SoftmaxHead(int width, LabelSet labels) {
    this(width, HiddenLayers.NONE, labels);
  }

  /** The layers as DL4J trains them, minimising cross-entropy averaged over the batch. */
  public MultiLayerConfiguration configuration(IUpdater updater, double l2, long seed) {
    return configuration(updater, l2, seed, new LossMCXENT());
  }

  /**
   * The same where an example counts by its label.
   *
   * @param weights by label. DL4J multiplies logits by a mask, so that weights cannot stand there
   */
  public MultiLayerConfiguration configuration(
      IUpdater updater, double l2, long seed, float[] weights) {
    return configuration(updater, l2, seed, new LossMCXENT(Nd4j.createFromArray(weights)));
  }

  private MultiLayerConfiguration configuration(
      IUpdater updater, double l2, long seed, LossMCXENT loss) {
    NeuralNetConfiguration.ListBuilder layers =
        new NeuralNetConfiguration.Builder()
            .seed(seed)
            .updater(updater)
            .weightInit(WeightInit.XAVIER)
            .l2(l2)
            .list();
    int inputs = width;
    for (int units : hidden.units()) {
      layers.layer(relu(inputs, units));
      inputs = units;
    }
    return layers
        .layer(LayerConfigurations.softmax(labels.size()).lossFunction(loss).nIn(inputs).build())
        .build();
  }

  /**
   * Weights have the variance 2 / fan-out (He et al. 2015, equation 14), which keeps the mean
   * square length of what goes through: features come with a length of 1, so each layer reads
   * vectors of that length, and one learning rate suits all.
   */
  private static DenseOpLayer relu(int inputs, int units) {
    return DenseOpLayer.of(
        LayerConfigurations.dense(units, Activation.RELU)
            .nIn(inputs)
            .weightInit(new NormalDistribution(0, Math.sqrt(2.0 / units))));
  }

  /** What a network made from {@link #configuration} has learnt. */
  public TrainedHead trained(MultiLayerNetwork network) {
    List<HeadLayer> hiddenLayers =
        IntStream.range(0, hidden.count()).mapToObj(i -> trained(network.getLayer(i))).toList();
    return new TrainedHead(labels, hiddenLayers, trained(network.getLayer(hidden.count())));
  }

  private static HeadLayer trained(Layer layer) {
    float[] weights =
        layer
            .getParam(DefaultParamInitializer.WEIGHT_KEY)
            .transpose()
            .dup('c')
            .reshape(-1)
            .toFloatVector();
    float[] biases = layer.getParam(DefaultParamInitializer.BIAS_KEY).dup('c').toFloatVector();
    return new HeadLayer(weights, biases);
  }
}
