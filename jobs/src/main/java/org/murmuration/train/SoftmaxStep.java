package org.murmuration.train;

import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.params.DefaultParamInitializer;
import org.deeplearning4j.nn.updater.BaseMultiLayerUpdater;
import org.deeplearning4j.nn.updater.UpdaterBlock;
import org.murmuration.training.StepSum;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.api.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Training steps of a network that is one softmax layer: those of DL4J's {@code fit}, which for so
 * small a layer takes several times as long for what it does around the mathematics. The updater,
 * its state and the weight decay are DL4J's own.
 */
final class SoftmaxStep implements TrainingStep {
  private static final String LAYER = "0_";

  private final MultiLayerNetwork network;
  private final BaseMultiLayerUpdater<?> updater;
  private final INDArray parameters;
  private final INDArray weights;
  private final INDArray biases;
  private final INDArray gradient;
  private final INDArray ofWeights;
  private final INDArray ofBiases;

  /** In DL4J's order: the weights, column after column, then the biases. */
  SoftmaxStep(MultiLayerNetwork network) {
    this.network = network;
    // It makes the gradient's array where there is none, and keeps to it.
    this.updater = (BaseMultiLayerUpdater<?>) network.getUpdater();
    this.parameters = network.params();
    this.weights = network.getParam(LAYER + DefaultParamInitializer.WEIGHT_KEY);
    this.biases = network.getParam(LAYER + DefaultParamInitializer.BIAS_KEY);
    this.gradient = network.getFlattenedGradients().reshape(parameters.shape());
    long split = weights.length();
    this.ofWeights = gradient.get(NDArrayIndex.interval(0, split)).reshape('f', weights.shape());
    this.ofBiases = gradient.get(NDArrayIndex.interval(split, gradient.length()));
  }

  @Override
  public StepSum take(DataSet batch) {
    INDArray features = batch.getFeatures();
    SoftmaxError error =
        SoftmaxError.of(
            floats(features.mmul(weights)),
            floats(biases),
            floats(batch.getLabels()),
            floats(batch.getLabelsMaskArray()));
    descend(features, Nd4j.create(error.error(), batch.getLabels().shape(), 'c'));
    return error.sum();
  }

  /** Row after row. */
  private static float[] floats(INDArray array) {
    return array.dup('c').data().asFloat();
  }

  private void descend(INDArray features, INDArray error) {
    Nd4j.gemm(features, error, ofWeights, true, false, 1, 0);
    error.sum(ofBiases, 0);
    int iteration = network.getIterationCount();
    for (UpdaterBlock block : updater.getUpdaterBlocks()) {
      block.update(iteration, network.getEpochCount());
    }
    parameters.subi(gradient);
    network.getLayerWiseConfigurations().setIterationCount(iteration + 1);
  }
}
