package org.murmuration.embed;

/** Says how long each part of a job took. */
final class Stopwatch {
  private static final double NANOS_PER_SECOND = 1e9;

  private long lastNanos = System.nanoTime();

  /** Seconds since the last call, at first since the start. */
  double lap() {
    long now = System.nanoTime();
    double seconds = (now - lastNanos) / NANOS_PER_SECOND;
    lastNanos = now;
    return seconds;
  }
}
