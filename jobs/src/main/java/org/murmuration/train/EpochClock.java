package org.murmuration.train;

/** How fast epochs go by, and how long the rest will take. */
final class EpochClock {
  private static final double NANOS_PER_SECOND = 1e9;

  private final long startNanos = System.nanoTime();
  private final int firstEpoch;
  private final int epochs;

  EpochClock(int firstEpoch, int epochs) {
    this.firstEpoch = firstEpoch;
    this.epochs = epochs;
  }

  /** Such as {@code 31000 examples/s, 0:12 left}, at the end of an epoch. */
  String line(int epoch, long examples) {
    return line((System.nanoTime() - startNanos) / NANOS_PER_SECOND, epoch, examples);
  }

  String line(double seconds, int epoch, long examples) {
    double secondsAnEpoch = seconds / (epoch - firstEpoch + 1);
    long left = Math.round(secondsAnEpoch * (epochs - epoch));
    return "%.0f examples/s, %d:%02d left"
        .formatted(examples / secondsAnEpoch, left / 60, left % 60);
  }
}
