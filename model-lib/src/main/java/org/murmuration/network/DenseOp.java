package org.murmuration.network;

import static org.deeplearning4j.nn.params.DefaultParamInitializer.BIAS_KEY;
import static org.deeplearning4j.nn.params.DefaultParamInitializer.WEIGHT_KEY;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.layers.BaseLayer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.factory.Nd4j;

/** The forward pass of {@link DenseOpLayer}; the backward pass is DL4J's. */
final class DenseOp extends BaseLayer<DenseOpLayer> {
  DenseOp(NeuralNetConfiguration conf, DataType dataType) {
    super(conf, dataType);
  }

  @Override
  protected Pair<INDArray, INDArray> preOutputWithPreNorm(
      boolean training, boolean forBackprop, LayerWorkspaceMgr workspaces) {
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
}
