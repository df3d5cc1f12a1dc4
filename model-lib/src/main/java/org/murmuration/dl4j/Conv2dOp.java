package org.murmuration.dl4j;

import static org.deeplearning4j.nn.params.ConvolutionParamInitializer.BIAS_KEY;
import static org.deeplearning4j.nn.params.ConvolutionParamInitializer.WEIGHT_KEY;

import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.convolution.ConvolutionLayer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.deeplearning4j.util.ConvolutionUtils;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.api.shape.Shape;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The forward and backward pass of {@link Conv2dOpLayer}, through ND4J's {@code conv2d} and {@code
 * conv2d_bp} (integer arguments as in libnd4j's {@code convo/conv2d.cpp}).
 */
final class Conv2dOp extends ConvolutionLayer {
  private static final int NHWC = 1;

  /** Weights as {@code [out, in, kernelHeight, kernelWidth]}, DL4J's own layout of parameters. */
  private static final int OIYX = 1;

  private final KeptOutput kept = new KeptOutput();

  Conv2dOp(NeuralNetConfiguration conf, DataType dataType) {
    super(conf, dataType);
  }

  @Override
  protected Pair<INDArray, INDArray> preOutput(
      boolean training, boolean forBackprop, LayerWorkspaceMgr workspaces) {
    validateInputRank();
    INDArray weights = getParamWithNoise(WEIGHT_KEY, training, workspaces);
    validateInputDepth(weights.size(1));
    INDArray x = input.castTo(dataType);
    int[] size =
        ConvolutionUtils.getOutputSize(
            x,
            layerConf().getKernelSize(),
            layerConf().getStride(),
            convolutionMode == ConvolutionMode.Same ? null : layerConf().getPadding(),
            convolutionMode,
            layerConf().getDilation(),
            CNN2DFormat.NHWC);
    INDArray z =
        workspaces.createUninitialized(
            ArrayType.ACTIVATIONS,
            dataType,
            new long[] {x.size(0), size[0], size[1], weights.size(0)},
            'c');
    INDArray bias = getParamWithNoise(BIAS_KEY, training, workspaces);
    execute("conv2d", new INDArray[] {x, weights, bias}, z);
    return new Pair<>(z, null);
  }

  @Override
  public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
    return kept.keep(super.activate(training, workspaces), training, layerConf().getActivationFn());
  }

  private void execute(String operation, INDArray[] inputs, INDArray... outputs) {
    Nd4j.exec(
        DynamicCustomOp.builder(operation)
            .addInputs(inputs)
            .addOutputs(outputs)
            .addIntegerArguments(integerArguments())
            .build());
  }

  private int[] integerArguments() {
    int[] kernel = layerConf().getKernelSize();
    int[] stride = layerConf().getStride();
    int[] padding = layerConf().getPadding();
    int[] dilation = layerConf().getDilation();
    int same = convolutionMode == ConvolutionMode.Same ? 1 : 0;
    return new int[] {
      kernel[0],
      kernel[1],
      stride[0],
      stride[1],
      padding[0],
      padding[1],
      dilation[0],
      dilation[1],
      same,
      NHWC,
      OIYX
    };
  }

  @Override
  public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
    assertInputSet(true);
    INDArray delta = contiguous(throughActivation(epsilon.castTo(dataType), workspaces));
    INDArray x = contiguous(input.castTo(dataType));
    INDArray epsilonBelow =
        workspaces.createUninitialized(ArrayType.ACTIVATION_GRAD, dataType, x.shape(), 'c');

    INDArray weights = getParamWithNoise(WEIGHT_KEY, true, workspaces);
    INDArray bias = getParamWithNoise(BIAS_KEY, true, workspaces);
    execute(
        "conv2d_bp",
        new INDArray[] {x, weights, bias, delta},
        epsilonBelow,
        gradientViews.get(WEIGHT_KEY),
        gradientViews.get(BIAS_KEY));

    weightNoiseParams.clear();
    return new Pair<>(gradient(), backpropDropOutIfPresent(epsilonBelow));
  }

  /** dL/dz from dL/da; [n, outHeight, outWidth, out]. */
  private INDArray throughActivation(INDArray epsilon, LayerWorkspaceMgr workspaces) {
    INDArray z = kept.output().orElseGet(() -> preOutput(true, true, workspaces).getFirst());
    return layerConf().getActivationFn().backprop(z, epsilon).getFirst();
  }

  /** oneDNN is slow, or not used at all, on arrays that are not in NHWC order in memory. */
  private static INDArray contiguous(INDArray array) {
    boolean inOrder = array.ordering() == 'c' && Shape.hasDefaultStridesForShape(array);
    return inOrder ? array : array.dup('c');
  }

  @Override
  public Gradient gradient() {
    Gradient gradient = new DefaultGradient();
    gradient.setGradientFor(BIAS_KEY, gradientViews.get(BIAS_KEY));
    gradient.setGradientFor(WEIGHT_KEY, gradientViews.get(WEIGHT_KEY), 'c');
    return gradient;
  }

  @Override
  public void clear() {
    super.clear();
    kept.forget();
  }
}
