package org.murmuration.network;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.layers.BaseLayer;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The forward and backward pass of {@link OnceDenseLayer}. */
final class OnceDense extends BaseLayer<OnceDenseLayer> {
  /** What the last forward pass in training gave, after the activation; null at other times. */
  private transient INDArray activated;

  OnceDense(NeuralNetConfiguration conf, DataType dataType) {
    super(conf, dataType);
  }

  @Override
  public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
    INDArray activation = super.activate(training, workspaces);
    activated = training && outputGivesGradient() ? activation : null;
    return activation;
  }

  /** Whether the activation's derivative follows from its output, so that z need not be kept. */
  private boolean outputGivesGradient() {
    IActivation function = layerConf().getActivationFn();
    return function instanceof ActivationReLU || function instanceof ActivationIdentity;
  }

  @Override
  protected Pair<INDArray, INDArray> preOutputWithPreNorm(
      boolean training, boolean forBackprop, LayerWorkspaceMgr workspaces) {
    return forBackprop && activated != null
        ? new Pair<>(activated, null)
        : super.preOutputWithPreNorm(training, forBackprop, workspaces);
  }

  @Override
  public boolean isPretrainLayer() {
    return false;
  }

  @Override
  public void clear() {
    super.clear();
    activated = null;
  }
}
