package org.murmuration.dl4j;

import static org.deeplearning4j.nn.params.DefaultParamInitializer.BIAS_KEY;
import static org.deeplearning4j.nn.params.DefaultParamInitializer.WEIGHT_KEY;
import static org.nd4j.linalg.indexing.NDArrayIndex.all;
import static org.nd4j.linalg.indexing.NDArrayIndex.interval;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.BaseLayer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.factory.Nd4j;

/** The forward and backward pass of {@link DenseOpLayer}. */
final class DenseOp extends BaseLayer<DenseOpLayer> {
  /** Rows that oneDNN multiplies at a time with AVX2 (observed with oneDNN 2.5; see the test). */
  private static final long BLOCK_ROWS = 16;

  private final KeptOutput kept = new KeptOutput();

  DenseOp(NeuralNetConfiguration conf, DataType dataType) {
    super(conf, dataType);
  }

  @Override
  public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
    return kept.keep(super.activate(training, workspaces), training, layerConf().getActivationFn());
  }

  @Override
  protected Pair<INDArray, INDArray> preOutputWithPreNorm(
      boolean training, boolean forBackprop, LayerWorkspaceMgr workspaces) {
    if (forBackprop && kept.output().isPresent()) {
      return new Pair<>(kept.output().get(), null);
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
   * layer reaches OpenBLAS: faster for few rows, and each row has the same bits in any place. As
   * (W' X')', for which oneDNN need not rearrange W: VGG16's fc1 takes half the time for 16 images.
   */
  private static INDArray product(INDArray x, INDArray weights, LayerWorkspaceMgr workspaces) {
    long rows = x.size(0);
    long[] shape = {rows, weights.size(1)};
    INDArray z =
        workspaces.createUninitialized(ArrayType.ACTIVATIONS, weights.dataType(), shape, 'c');
    if (rows < BLOCK_ROWS || rows % BLOCK_ROWS == 0) {
      return multiply(x, weights, z);
    }
    try (INDArray whole = inWholeBlocks(x)) {
      return multiply(whole, weights, z);
    }
  }

  /** The first rows of X W, as many as z has. */
  private static INDArray multiply(INDArray x, INDArray weights, INDArray z) {
    try (INDArray transposed =
        Nd4j.createUninitializedDetached(weights.dataType(), weights.size(1), x.size(0))) {
      matmul(weights.transpose(), x.transpose(), transposed);
      return z.assign(transposed.transpose().get(interval(0, z.size(0)), all()));
    }
  }

  /**
   * Rows and, after them, zeros up to the next whole block, where there is more than one: on a
   * processor with AVX2 alone oneDNN computes the last 8 rows or fewer of several blocks by another
   * kernel, which rounds otherwise, and an image's bits would follow from its place.
   */
  private static INDArray inWholeBlocks(INDArray x) {
    long rows = x.size(0);
    long whole = (rows / BLOCK_ROWS + 1) * BLOCK_ROWS;
    INDArray padded = Nd4j.createUninitializedDetached(x.dataType(), whole, x.size(1)).assign(0);
    padded.get(interval(0, rows), all()).assign(x);
    return padded;
  }

  private static INDArray matmul(INDArray left, INDArray right, INDArray product) {
    Nd4j.exec(DynamicCustomOp.builder("matmul").addInputs(left, right).addOutputs(product).build());
    return product;
  }

  /**
   * As DL4J's layer has it, by the same operation: weights are column-major, so that their
   * transpose, and that of their gradient, lie in memory row after row.
   */
  @Override
  public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
    assertInputSet(true);
    INDArray z = preOutputWithPreNorm(true, true, workspaces).getFirst();
    INDArray delta = layerConf().getActivationFn().backprop(z, epsilon).getFirst();
    if (maskArray != null) {
      applyMask(delta);
    }
    delta.sum(gradientViews.get(BIAS_KEY), 0);
    INDArray x = input.castTo(dataType);
    matmul(delta.transpose(), x, gradientViews.get(WEIGHT_KEY).transpose());

    INDArray weights = getParamWithNoise(WEIGHT_KEY, true, workspaces);
    INDArray epsilonBelow =
        workspaces.createUninitialized(ArrayType.ACTIVATION_GRAD, dataType, x.shape(), 'c');
    matmul(delta, weights.transpose(), epsilonBelow);
    weightNoiseParams.clear();
    return new Pair<>(gradient(), backpropDropOutIfPresent(epsilonBelow));
  }

  @Override
  public Gradient gradient() {
    Gradient gradient = new DefaultGradient();
    gradient.setGradientFor(BIAS_KEY, gradientViews.get(BIAS_KEY));
    gradient.setGradientFor(WEIGHT_KEY, gradientViews.get(WEIGHT_KEY));
    return gradient;
  }

  @Override
  public boolean isPretrainLayer() {
    return false;
  }

  @Override
  public void clear() {
    super.clear();
    kept.forget();
  }
}
