package org.murmuration.network;

import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.params.DefaultParamInitializer;
import org.deeplearning4j.nn.weights.WeightInit;
import org.murmuration.label.LabelSet;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * A softmax layer that is yet to learn, {@code Input(width) >> Softmax(labels)} in NeuPy's words.
 *
 * @param width floats in an embedding
 * @param labels what it will tell apart
 */
public record SoftmaxHead(int width, LabelSet labels) {
  /** The layer as DL4J trains it, minimising cross-entropy averaged over the batch. */
  public MultiLayerConfiguration configuration(IUpdater updater, double l2, long seed) {
    return new NeuralNetConfiguration.Builder()
        .seed(seed)
        .updater(updater)
        .weightInit(WeightInit.XAVIER)
        .l2(l2)
        .list()
        .layer(
            new OutputLayer.Builder(LossFunction.MCXENT)
                .nIn(width)
                .nOut(labels.size())
                .activation(Activation.SOFTMAX)
                .build())
        .build();
  }

  /** What a network made from {@link #configuration} has learnt. */
  public TrainedHead trained(MultiLayerNetwork network) {
    float[] weights =
        network
            .getLayer(0)
            .getParam(DefaultParamInitializer.WEIGHT_KEY)
            .transpose()
            .dup('c')
            .reshape(-1)
            .toFloatVector();
    float[] biases =
        network.getLayer(0).getParam(DefaultParamInitializer.BIAS_KEY).dup('c').toFloatVector();
    return new TrainedHead(labels, weights, biases);
  }
}
