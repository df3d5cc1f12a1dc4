package org.murmuration.machine;

/** Says how long work took. */
public final class Stopwatch {
  private static final double NANOS_PER_SECOND = 1e9;

  private final long startNanos = System.nanoTime();
  private long lastNanos = startNanos;

  /** Seconds since the start. */
  public double seconds() {
    return seconds(System.nanoTime() - startNanos);
  }

  /** Seconds since the last call, at first since the start. */
  public double lap() {
    long now = System.nanoTime();
    double seconds = seconds(now - lastNanos);
    lastNanos = now;
    return seconds;
  }

  /** Nanoseconds as seconds. */
  public static double seconds(long nanos) {
    return nanos / NANOS_PER_SECOND;
  }
}
