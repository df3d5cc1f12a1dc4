package org.murmuration.training;

/**
 * The mean of what workers have learnt. They are added in the order in which they come, with the
 * digits of a double, so that the same workers give the same bits.
 */
public final class ArrayMean {
  private final double[] sum;
  private int count;

  /**
   * @param length of each array
   */
  public ArrayMean(int length) {
    this.sum = new double[length];
  }

  public void add(float[] floats) {
    count++;
    for (int i = 0; i < sum.length; i++) {
      sum[i] += floats[i];
    }
  }

  /** Of all that were added, of which there is at least one. */
  public float[] floats() {
    float[] mean = new float[sum.length];
    for (int i = 0; i < mean.length; i++) {
      mean[i] = (float) (sum[i] / count);
    }
    return mean;
  }
}
