package org.murmuration.benchmark;

/**
 * How long {@code embed} takes, from three numbers measured on one executor of one core.
 *
 * @param startSeconds of an executor's core, until the executor has the network and warm code
 * @param fixedSeconds of the driver: listing, planning, commit
 * @param imageSeconds of a core, for an image
 */
record ScalingModel(double startSeconds, double fixedSeconds, double imageSeconds) {
  /**
   * @param coldSeconds of a job of few images on an executor that has just started
   * @param warmSeconds of the same job again
   * @param manySeconds of a job of many images on the same executor
   */
  static ScalingModel of(
      double coldSeconds, double warmSeconds, int few, double manySeconds, int many) {
    double imageSeconds = (manySeconds - warmSeconds) / (many - few);
    return new ScalingModel(
        coldSeconds - warmSeconds, warmSeconds - few * imageSeconds, imageSeconds);
  }

  /**
   * On a machine's cores, which executors share.
   *
   * @param cold executors that have just started
   * @param tasks at a time, in all executors
   */
  double seconds(int cold, int tasks, int images, int cores) {
    double busy = Math.min(tasks, cores);
    return fixedSeconds + (startSeconds * cold + imageSeconds * images) / busy;
  }
}
