package org.murmuration.train;

import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.params.DefaultParamInitializer;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.transforms.custom.LogSoftMax;
import org.nd4j.linalg.dataset.api.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * A training step of a network that is one softmax layer: the step of DL4J's {@code fit}, which for
 * so small a layer takes four times as long for what it does around the mathematics. The updater,
 * its state and the weight decay are DL4J's own.
 */
final class SoftmaxStep {
  private static final String WEIGHTS = "0_" + DefaultParamInitializer.WEIGHT_KEY;
  private static final String BIASES = "0_" + DefaultParamInitializer.BIAS_KEY;

  private final MultiLayerNetwork network;
  private final DataSet batch;

  private SoftmaxStep(MultiLayerNetwork network, DataSet batch) {
    this.network = network;
    this.batch = batch;
  }

  /**
   * Takes one step.
   *
   * @param batch features {@code [n, width]}, wanted probabilities {@code [n, labels]}, and the
   *     weight of each example as mask {@code [n, 1]}
   * @return cross-entropy of the examples before the step, by their weights, added up
   */
  static double take(MultiLayerNetwork network, DataSet batch) {
    SoftmaxStep step = new SoftmaxStep(network, batch);
    INDArray logProbabilities = step.logProbabilities();
    double loss = step.loss(logProbabilities);
    step.descend(step.error(logProbabilities));
    return loss;
  }

  private INDArray logProbabilities() {
    INDArray logits = batch.getFeatures().mmul(network.getParam(WEIGHTS));
    logits.addiRowVector(network.getParam(BIASES));
    return Nd4j.exec(new LogSoftMax(logits))[0];
  }

  private double loss(INDArray logProbabilities) {
    INDArray weighted = logProbabilities.mul(batch.getLabels());
    return -weighted.muliColumnVector(batch.getLabelsMaskArray()).sumNumber().doubleValue();
  }

  /** The gradient of the loss in the logits. */
  private INDArray error(INDArray logProbabilities) {
    return Transforms.exp(logProbabilities, false)
        .subi(batch.getLabels())
        .muliColumnVector(batch.getLabelsMaskArray());
  }

  private void descend(INDArray error) {
    INDArray gradient = gradient(error);
    network
        .getUpdater()
        .update(
            network,
            new DefaultGradient(gradient),
            network.getIterationCount(),
            network.getEpochCount(),
            batch.numExamples(),
            LayerWorkspaceMgr.noWorkspaces());
    network.params().subi(gradient.reshape(network.params().shape()));
    network.getLayerWiseConfigurations().setIterationCount(network.getIterationCount() + 1);
  }

  /** In DL4J's order: the weights, column after column, then the biases. */
  private INDArray gradient(INDArray error) {
    if (network.getFlattenedGradients() == null) {
      network.initGradientsView();
    }
    INDArray gradient = network.getFlattenedGradients();
    INDArray weights = network.getParam(WEIGHTS);
    INDArray ofWeights =
        gradient
            .get(NDArrayIndex.point(0), NDArrayIndex.interval(0, weights.length()))
            .reshape('f', weights.shape());
    INDArray ofBiases =
        gradient.get(
            NDArrayIndex.point(0), NDArrayIndex.interval(weights.length(), gradient.length()));
    Nd4j.gemm(batch.getFeatures(), error, ofWeights, true, false, 1, 0);
    error.sum(ofBiases, 0);
    return gradient;
  }
}
