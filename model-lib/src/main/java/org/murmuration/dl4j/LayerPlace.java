package org.murmuration.dl4j;

import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Where a layer belongs in a graph that DL4J builds.
 *
 * @param parameters the layer's part of the graph's parameters
 * @param initialize whether they are not there yet
 */
record LayerPlace(
    NeuralNetConfiguration configuration, int index, INDArray parameters, boolean initialize) {
  /** The layer, put there as DL4J's own layers are. */
  Layer fill(Layer layer, ParamInitializer initializer) {
    layer.setIndex(index);
    layer.setParamsViewArray(parameters);
    layer.setParamTable(initializer.init(configuration, parameters, initialize));
    layer.setConf(configuration);
    return layer;
  }
}
