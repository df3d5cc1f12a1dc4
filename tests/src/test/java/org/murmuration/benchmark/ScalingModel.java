package org.murmuration.benchmark;

import java.time.Duration;
import java.util.stream.Stream;

/**
 * How long {@code embed} takes on a machine's cores, from four numbers measured on one executor of
 * one core.
 *
 * @param startSeconds until an executor has the network and warm code
 * @param startCoreSeconds what that takes of cores: more, because code is compiled beside
 * @param fixedSeconds of the driver: listing, planning, commit
 * @param imageSeconds of a core, for an image
 */
record ScalingModel(
    double startSeconds, double startCoreSeconds, double fixedSeconds, double imageSeconds) {
  /**
   * @param cold a job of few images on an executor that has just started
   * @param warm the same job again
   * @param many a job of many images on the same executor
   */
  static ScalingModel of(Cost cold, Cost warm, int fewImages, Cost many, int manyImages) {
    double imageSeconds = (many.seconds() - warm.seconds()) / (manyImages - fewImages);
    return new ScalingModel(
        cold.seconds() - warm.seconds(),
        cold.coreSeconds() - warm.coreSeconds(),
        warm.seconds() - fewImages * imageSeconds,
        imageSeconds);
  }

  /**
   * @param cold executors that have just started
   * @param tasks at a time, in all executors
   */
  double seconds(int cold, int tasks, int images, int cores) {
    double start = cold == 0 ? 0 : Math.max(startSeconds, startCoreSeconds * cold / cores);
    return fixedSeconds + start + imageSeconds * images / Math.min(tasks, cores);
  }

  /**
   * What a job took.
   *
   * @param coreSeconds of the driver and of the executors that it started
   */
  record Cost(double seconds, double coreSeconds) {
    private static final double NANOS = 1e9;

    /** From some moment until now. */
    static Cost now() {
      ProcessHandle driver = ProcessHandle.current();
      Duration all =
          Stream.concat(Stream.of(driver), driver.descendants())
              .flatMap(process -> process.info().totalCpuDuration().stream())
              .reduce(Duration.ZERO, Duration::plus);
      return new Cost(System.nanoTime() / NANOS, all.toNanos() / NANOS);
    }

    Cost orFaster(Cost other) {
      return seconds <= other.seconds ? this : other;
    }

    Cost since(Cost start) {
      return new Cost(seconds - start.seconds, coreSeconds - start.coreSeconds);
    }
  }
}
