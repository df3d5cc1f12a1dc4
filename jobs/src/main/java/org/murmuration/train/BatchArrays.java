package org.murmuration.train;

import org.murmuration.dl4j.HostMemory;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The memory of a batch: features {@code [places, width]}, labels {@code [places, labels]} and mask
 * {@code [places, 1]}, which is the weight of each example and 0 where there is none.
 */
final class BatchArrays implements AutoCloseable {
  private final DataSet batch;
  private final Targets targets;

  /** All places are empty. */
  BatchArrays(int places, int width, Targets targets) {
    this.batch =
        new DataSet(
            Nd4j.create(DataType.FLOAT, places, width),
            Nd4j.create(DataType.FLOAT, places, targets.labels()),
            null,
            Nd4j.create(DataType.FLOAT, places, 1));
    this.targets = targets;
  }

  /**
   * @param features scaled
   */
  void put(int place, int label, float[] features) {
    put(features, batch.getFeatures(), place);
    put(targets.wanted(label), batch.getLabels(), place);
    put(new float[] {targets.weight(label)}, batch.getLabelsMaskArray(), place);
  }

  /** Empties a place and those after it. */
  void clearFrom(int place) {
    clearFrom(place, batch.getFeatures());
    clearFrom(place, batch.getLabels());
    clearFrom(place, batch.getLabelsMaskArray());
  }

  private static void clearFrom(int place, INDArray rows) {
    float[] zeros = new float[rows.columns()];
    for (int row = place; row < rows.rows(); row++) {
      put(zeros, rows, row);
    }
  }

  private static void put(float[] values, INDArray rows, int row) {
    HostMemory.of(rows).position(row * values.length).put(values);
  }

  DataSet batch() {
    return batch;
  }

  @Override
  public void close() {
    batch.getFeatures().close();
    batch.getLabels().close();
    batch.getLabelsMaskArray().close();
  }
}
