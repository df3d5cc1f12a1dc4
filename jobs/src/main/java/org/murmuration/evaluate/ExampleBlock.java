package org.murmuration.evaluate;

import java.io.Serializable;
import java.util.List;
import org.murmuration.table.LocatedExample;

/**
 * Some embeddings, each scaled to length 1.
 *
 * @param spots {@code [n]}
 * @param byFeature {@code [width, n]}, so that one feature of all of them lies together
 */
record ExampleBlock(List<Spot> spots, float[] byFeature) implements Serializable {
  static ExampleBlock of(List<LocatedExample> examples) {
    int rows = examples.size();
    int width = examples.get(0).example().embedding().length;
    float[] byFeature = new float[Math.multiplyExact(width, rows)];
    for (int row = 0; row < rows; row++) {
      float[] embedding = examples.get(row).example().embedding();
      double length = length(embedding);
      for (int feature = 0; feature < width; feature++) {
        byFeature[feature * rows + row] = (float) (embedding[feature] / length);
      }
    }
    return new ExampleBlock(examples.stream().map(Spot::of).toList(), byFeature);
  }

  /** An embedding of zeros has no direction; it stays what it is, and is like nothing. */
  private static double length(float[] embedding) {
    double squares = 0;
    for (float value : embedding) {
      squares += (double) value * value;
    }
    return squares == 0 ? 1 : Math.sqrt(squares);
  }

  int rows() {
    return spots.size();
  }

  /** Cosines of one embedding of this block and each of another: {@code [n of the other]}. */
  float[] similarities(int row, ExampleBlock other) {
    float[] sums = new float[other.rows()];
    for (int feature = 0; feature * rows() < byFeature.length; feature++) {
      float value = byFeature[feature * rows() + row];
      // Half of what a ReLU gives is 0.
      if (value != 0) {
        addTo(sums, value, other.byFeature, feature * sums.length);
      }
    }
    return sums;
  }

  private static void addTo(float[] sums, float factor, float[] values, int offset) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] += factor * values[offset + i];
    }
  }
}
