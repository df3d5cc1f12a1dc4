package org.murmuration.benchmark;

import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How long {@code embed} takes on a machine's cores, from five numbers measured on one executor of
 * one core.
 *
 * @param startSeconds until an executor has the network and warm code
 * @param startCoreSeconds what that takes of cores: more, because code is compiled beside
 * @param fixedSeconds of a job: listing, planning, reading the network, commit
 * @param fixedCoreSeconds what that takes of cores; each executor does its part
 * @param imageSeconds of a core, for an image
 */
record ScalingModel(
    double startSeconds,
    double startCoreSeconds,
    double fixedSeconds,
    double fixedCoreSeconds,
    double imageSeconds) {
  /**
   * @param cold a job of few images on an executor that has just started
   * @param warm the same job later
   * @param many a job of many images on the same executor
   */
  static ScalingModel of(Cost cold, Cost warm, int fewImages, Cost many, int manyImages) {
    int more = manyImages - fewImages;
    double imageSeconds = (many.seconds() - warm.seconds()) / more;
    double imageCoreSeconds = (many.coreSeconds() - warm.coreSeconds()) / more;
    return new ScalingModel(
        cold.seconds() - warm.seconds(),
        cold.coreSeconds() - warm.coreSeconds(),
        warm.seconds() - fewImages * imageSeconds,
        warm.coreSeconds() - fewImages * imageCoreSeconds,
        imageSeconds);
  }

  /** On an executor that has warm code. */
  double warmSeconds(int tasks, int images, int cores) {
    return fixedSeconds + imageSeconds * images / Math.min(tasks, cores);
  }

  /** On executors that have just started, of one task each. */
  double coldSeconds(int executors, int images, int cores) {
    double share = 1.0 * executors / cores;
    return Math.max(startSeconds, startCoreSeconds * share)
        + Math.max(fixedSeconds, fixedCoreSeconds * share)
        + imageSeconds * images / Math.min(executors, cores);
  }

  /**
   * What a job took.
   *
   * @param coreSeconds of the driver and of the executors that it started
   */
  record Cost(double seconds, double coreSeconds) {
    private static final double NANOS = 1e9;

    Cost orFaster(Cost other) {
      return seconds <= other.seconds ? this : other;
    }
  }

  /** A moment, and what the driver and its executors have taken of cores by then. */
  record Moment(long nanos, Map<Long, Duration> cores) {
    static Moment now() {
      ProcessHandle driver = ProcessHandle.current();
      return new Moment(
          System.nanoTime(),
          Stream.concat(Stream.of(driver), driver.descendants())
              .collect(Collectors.toMap(ProcessHandle::pid, Moment::taken)));
    }

    private static Duration taken(ProcessHandle process) {
      return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** From then until now; without executors of an earlier session, which end meanwhile. */
    Cost untilNow() {
      Moment now = now();
      Duration taken =
          now.cores.entrySet().stream()
              .map(
                  entry ->
                      entry.getValue().minus(cores.getOrDefault(entry.getKey(), Duration.ZERO)))
              .reduce(Duration.ZERO, Duration::plus);
      return new Cost((now.nanos - nanos) / Cost.NANOS, taken.toNanos() / Cost.NANOS);
    }
  }
}
