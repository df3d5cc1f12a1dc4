package org.murmuration.dl4j;

import java.util.Collection;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * DL4J's convolution layer with its mathematics and parameters, computed by ND4J's {@code conv2d}
 * operation, which reaches oneDNN where DL4J's own im2col does not.
 *
 * <ul>
 *   <li>input X: {@code [n, height, width, in]} float32, NHWC
 *   <li>weight W: {@code [out, in, kernelHeight, kernelWidth]}, bias b: {@code [1, out]}
 *   <li>output: {@code [n, outHeight, outWidth, out]} float32, NHWC
 * </ul>
 *
 * <p>Public with a public no-argument constructor because DL4J makes it anew from JSON wherever a
 * configuration travels.
 */
public final class Conv2dOpLayer extends ConvolutionLayer {
  public Conv2dOpLayer() {}

  private Conv2dOpLayer(Builder builder) {
    super(builder);
  }

  public static Conv2dOpLayer of(Builder settings) {
    return new Conv2dOpLayer(settings.dataFormat(CNN2DFormat.NHWC).hasBias(true));
  }

  @Override
  public Layer instantiate(
      NeuralNetConfiguration conf,
      Collection<TrainingListener> listeners,
      int layerIndex,
      INDArray paramsView,
      boolean initializeParams,
      DataType dataType) {
    Conv2dOp layer = new Conv2dOp(conf, dataType);
    layer.setListeners(listeners);
    return new LayerPlace(conf, layerIndex, paramsView, initializeParams)
        .fill(layer, initializer());
  }
}
