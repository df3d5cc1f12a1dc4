package org.murmuration.training;

import org.murmuration.machine.Stopwatch;

/** How fast epochs go by, and how long the rest will take. */
public final class EpochClock {
  private final Stopwatch watch = new Stopwatch();
  private final int firstEpoch;
  private final int epochs;

  public EpochClock(int firstEpoch, int epochs) {
    this.firstEpoch = firstEpoch;
    this.epochs = epochs;
  }

  /** Such as {@code 31000 examples/s, 0:12 left}, at the end of an epoch. */
  public String line(int epoch, long examples) {
    return line(watch.seconds(), epoch, examples);
  }

  public String line(double seconds, int epoch, long examples) {
    double secondsAnEpoch = seconds / (epoch - firstEpoch + 1);
    long left = Math.round(secondsAnEpoch * (epochs - epoch));
    return "%.0f examples/s, %d:%02d left"
        .formatted(examples / secondsAnEpoch, left / 60, left % 60);
  }
}
