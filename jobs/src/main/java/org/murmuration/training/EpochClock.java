package org.murmuration.training;

import org.murmuration.machine.Stopwatch;

/** How fast epochs go by, and how long the rest will take. */
public final class EpochClock {
  private static final double LEAST_SECONDS = 1;

  private final Stopwatch watch = new Stopwatch();
  private final int firstEpoch;
  private final int epochs;
  private double saidAtSeconds = Double.NEGATIVE_INFINITY;

  public EpochClock(int firstEpoch, int epochs) {
    this.firstEpoch = firstEpoch;
    this.epochs = epochs;
  }

  /** Such as {@code 31000 examples/s, 0:12 left}, at the end of an epoch. */
  public String line(int epoch, long examples) {
    return line(watch.seconds(), epoch, examples);
  }

  /**
   * Whether an epoch is to be told of that has just ended: no more than one a second, and the last.
   */
  public boolean isDue(int epoch) {
    return isDue(watch.seconds(), epoch);
  }

  boolean isDue(double seconds, int epoch) {
    boolean due = epoch == epochs || seconds - saidAtSeconds >= LEAST_SECONDS;
    if (due) {
      saidAtSeconds = seconds;
    }
    return due;
  }

  public String line(double seconds, int epoch, long examples) {
    double secondsAnEpoch = seconds / (epoch - firstEpoch + 1);
    long left = Math.round(secondsAnEpoch * (epochs - epoch));
    return "%.0f examples/s, %d:%02d left"
        .formatted(examples / secondsAnEpoch, left / 60, left % 60);
  }
}
