package org.murmuration.train;

import java.io.Serializable;
import java.util.List;
import org.deeplearning4j.spark.impl.paramavg.ParameterAveragingTrainingResult;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What a worker ends an epoch with, in a form that travels to the driver.
 *
 * @param parameters of the head, DL4J's order
 * @param updater such as momentum's velocities; empty for an updater without state
 */
record WorkerState(float[] parameters, float[] updater) implements Serializable {
  static WorkerState of(ParameterAveragingTrainingResult result) {
    return new WorkerState(floats(result.getParameters()), floats(result.getUpdaterState()));
  }

  private static float[] floats(INDArray array) {
    return array == null ? new float[0] : array.reshape(-1).toFloatVector();
  }

  /** Added in the order of the list. */
  static WorkerState mean(List<WorkerState> workers) {
    return new WorkerState(
        meanOf(workers.stream().map(WorkerState::parameters).toList()),
        meanOf(workers.stream().map(WorkerState::updater).toList()));
  }

  private static float[] meanOf(List<float[]> arrays) {
    float[] mean = new float[arrays.get(0).length];
    for (int i = 0; i < mean.length; i++) {
      double sum = 0;
      for (float[] array : arrays) {
        sum += array[i];
      }
      mean[i] = (float) (sum / arrays.size());
    }
    return mean;
  }
}
