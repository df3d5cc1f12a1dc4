package org.murmuration.network;

import static org.deeplearning4j.nn.params.DefaultParamInitializer.BIAS_KEY;
import static org.deeplearning4j.nn.params.DefaultParamInitializer.WEIGHT_KEY;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.layers.BaseLayer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.factory.Nd4j;

/** The forward pass of {@link DenseOpLayer}, and what of it the backward pass of DL4J takes. */
final class DenseOp extends BaseLayer<DenseOpLayer> {
  /** What the last forward pass in training gave, after the activation; null at other times. */
  private transient INDArray activated;

  DenseOp(NeuralNetConfiguration conf, DataType dataType) {
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
    if (forBackprop && activated != null) {
      return new Pair<>(activated, null);
    }
    assertInputSet(forBackprop);
    applyDropOutIfNecessary(training, workspaces);
    INDArray weights = getParamWithNoise(WEIGHT_KEY, training, workspaces);
    INDArray z = product(input.castTo(dataType), weights, workspaces);
    z.addiRowVector(getParamWithNoise(BIAS_KEY, training, workspaces));
    return new Pair<>(z, z);
  }

  /**
   * X W by ND4J's {@code matmul} operation, which reaches oneDNN where the {@code mmul} of DL4J's
   * layer reaches OpenBLAS: faster for few rows, and each row has the same bits in any place.
   */
  private static INDArray product(INDArray x, INDArray weights, LayerWorkspaceMgr workspaces) {
    long[] shape = {x.size(0), weights.size(1)};
    INDArray z =
        workspaces.createUninitialized(ArrayType.ACTIVATIONS, weights.dataType(), shape, 'c');
    Nd4j.exec(DynamicCustomOp.builder("matmul").addInputs(x, weights).addOutputs(z).build());
    return z;
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
