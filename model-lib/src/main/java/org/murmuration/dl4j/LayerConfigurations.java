package org.murmuration.dl4j;

import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.murmuration.architecture.Layer;
import org.murmuration.architecture.Window;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** DL4J's words for one {@link Layer}, whichever graph it stands in. */
public final class LayerConfigurations {
  private LayerConfigurations() {}

  public static ConvolutionLayer.Builder convolution(Layer layer, Activation activation) {
    Window window = layer.window();
    return new ConvolutionLayer.Builder(window.size(), window.size())
        .stride(window.stride(), window.stride())
        .padding(window.padding(), window.padding())
        .nOut(layer.units())
        .activation(activation);
  }

  public static DenseLayer.Builder dense(int units, Activation activation) {
    return new DenseLayer.Builder().nOut(units).activation(activation);
  }

  public static SubsamplingLayer maxPool(Layer layer) {
    Window window = layer.window();
    return new SubsamplingLayer.Builder(SubsamplingLayer.PoolingType.MAX)
        .kernelSize(window.size(), window.size())
        .stride(window.stride(), window.stride())
        .dataFormat(CNN2DFormat.NHWC)
        .build();
  }

  /** A softmax layer that minimises cross-entropy averaged over the batch. */
  public static OutputLayer.Builder softmax(int classes) {
    return new OutputLayer.Builder(LossFunction.MCXENT)
        .nOut(classes)
        .activation(Activation.SOFTMAX);
  }
}
