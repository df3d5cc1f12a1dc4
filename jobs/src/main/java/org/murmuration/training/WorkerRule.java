package org.murmuration.training;

/**
 * How many workers learn where nobody says: as many as the examples ask for, whatever the cluster
 * has, so that a laptop and a cluster make the same, bit for bit. Workers that find no core free
 * take their turn after the others.
 *
 * @param examplesAWorker one more worker for each so many
 * @param most workers
 */
public record WorkerRule(long examplesAWorker, int most) {
  /** Also of a small table: on one core two take no longer than one, and on two half as long. */
  public static final int LEAST = 2;

  public int workers(long examples) {
    return (int) Math.max(LEAST, Math.min(most, examples / examplesAWorker));
  }
}
