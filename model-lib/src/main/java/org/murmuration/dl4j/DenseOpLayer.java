package org.murmuration.dl4j;

import java.util.Collection;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.layers.LayerValidation;
import org.deeplearning4j.nn.conf.memory.LayerMemoryReport;
import org.deeplearning4j.nn.params.DefaultParamInitializer;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * DL4J's dense layer with its mathematics and parameters, whose forward pass is faster for few
 * images and many units, and is taken once in a training step: DL4J's own multiplies again in the
 * backward pass, and reads 0.4 GB more for that in VGG16's fc1.
 *
 * <ul>
 *   <li>input X: {@code [n, in]} float32
 *   <li>weight W: {@code [in, out]}, column-major; bias b: {@code [1, out]}
 *   <li>output: {@code [n, out]} float32
 * </ul>
 *
 * <p>Public with a public no-argument constructor because DL4J makes it anew from JSON wherever a
 * configuration travels.
 */
public final class DenseOpLayer extends FeedForwardLayer {
  public DenseOpLayer() {}

  private DenseOpLayer(DenseLayer.Builder builder) {
    super(builder);
  }

  public static DenseOpLayer of(DenseLayer.Builder settings) {
    return new DenseOpLayer(settings);
  }

  @Override
  public Layer instantiate(
      NeuralNetConfiguration conf,
      Collection<TrainingListener> listeners,
      int layerIndex,
      INDArray paramsView,
      boolean initializeParams,
      DataType dataType) {
    LayerValidation.assertNInNOutSet(
        "DenseOpLayer", getLayerName(), layerIndex, getNIn(), getNOut());
    DenseOp layer = new DenseOp(conf, dataType);
    layer.setListeners(listeners);
    return new LayerPlace(conf, layerIndex, paramsView, initializeParams)
        .fill(layer, initializer());
  }

  @Override
  public ParamInitializer initializer() {
    return DefaultParamInitializer.getInstance();
  }

  /** As DL4J's layer reports; nothing here reads it. */
  @Override
  public LayerMemoryReport getMemoryReport(InputType inputType) {
    return new DenseLayer.Builder()
        .nIn(getNIn())
        .nOut(getNOut())
        .build()
        .getMemoryReport(inputType);
  }
}
