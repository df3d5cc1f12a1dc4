package org.murmuration.keeping;

import java.io.Serializable;
import org.murmuration.table.Example;

/**
 * Mean and variance of each feature, of examples as they come. A feature that never varies has a
 * variance of exactly 0 (Welford 1962; merged as in Chan, Golub and LeVeque 1979). MLlib's
 * summarizer also keeps what nobody asks for, and takes longer than a dozen epochs.
 */
public final class FeatureMoments implements Serializable {
  private final double[] means;
  private final double[] squares;
  private long count;

  /**
   * @param width features of an example
   */
  public FeatureMoments(int width) {
    this.means = new double[width];
    this.squares = new double[width];
  }

  public void add(Example example) {
    float[] features = example.embedding();
    count++;
    double share = 1.0 / count;
    for (int i = 0; i < means.length; i++) {
      double off = features[i] - means[i];
      means[i] += off * share;
      squares[i] += off * (features[i] - means[i]);
    }
  }

  /** Adds what others have seen. */
  public void add(FeatureMoments others) {
    if (others.count == 0) {
      return;
    }
    long both = count + others.count;
    double share = (double) others.count / both;
    for (int i = 0; i < means.length; i++) {
      double off = others.means[i] - means[i];
      means[i] += off * share;
      squares[i] += others.squares[i] + off * off * share * count;
    }
    count = both;
  }

  public long count() {
    return count;
  }

  public float[] means() {
    float[] floats = new float[means.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) means[i];
    }
    return floats;
  }

  /** Divided by one less than the examples; 0 for one example. */
  public double[] variances() {
    double[] variances = new double[squares.length];
    for (int i = 0; i < variances.length; i++) {
      variances[i] = count > 1 ? squares[i] / (count - 1) : 0;
    }
    return variances;
  }
}
