package org.murmuration.train;

import java.io.Serializable;
import java.util.List;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.murmuration.training.ArrayMean;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * What a network is between two training steps, in a form that travels and is kept.
 *
 * @param steps taken so far
 * @param parameters DL4J's order
 * @param updater such as momentum's velocities; empty for an updater without state
 */
record NetworkState(int steps, float[] parameters, float[] updater) implements Serializable {
  static NetworkState of(MultiLayerNetwork network) {
    return new NetworkState(
        network.getIterationCount(),
        floats(network.params()),
        floats(network.getUpdater().getStateViewArray()));
  }

  private static float[] floats(INDArray array) {
    return array == null ? new float[0] : array.reshape(-1).toFloatVector();
  }

  /** Makes a network what this says, whatever it was. */
  void copyTo(MultiLayerNetwork network) {
    network.setParameters(row(parameters));
    if (updater.length > 0) {
      network.getUpdater().setStateViewArray(null, row(updater), false);
    }
    network.getLayerWiseConfigurations().setIterationCount(steps);
  }

  /** A network that goes on from here and that nobody else has. */
  MultiLayerNetwork network(MultiLayerConfiguration configuration) {
    MultiLayerNetwork network = new MultiLayerNetwork(configuration);
    network.init(row(parameters), false);
    copyTo(network);
    return network;
  }

  private static INDArray row(float[] values) {
    return Nd4j.create(values, new long[] {1, values.length}, 'c');
  }

  /** Added in the order of the list; all have taken equally many steps. */
  static NetworkState mean(List<NetworkState> states) {
    return new NetworkState(
        states.get(0).steps(),
        meanOf(states.stream().map(NetworkState::parameters).toList()),
        meanOf(states.stream().map(NetworkState::updater).toList()));
  }

  private static float[] meanOf(List<float[]> arrays) {
    ArrayMean mean = new ArrayMean(arrays.get(0).length);
    arrays.forEach(mean::add);
    return mean.floats();
  }
}
