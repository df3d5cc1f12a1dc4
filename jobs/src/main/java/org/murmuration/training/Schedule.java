package org.murmuration.training;

/** How the learning rate falls from epoch to epoch. */
public enum Schedule {
  CONSTANT,
  /** In four levels, each the same share of the one before. */
  STEP,
  /** By the same share each epoch. */
  EXPONENTIAL,
  /** Along half a cosine (Loshchilov and Hutter 2017, without restarts). */
  COSINE;

  private static final int LEVELS = 4;

  /**
   * The share of the first learning rate that an epoch has.
   *
   * @param epoch 1 to {@code epochs}
   * @param last share that is left in the last epoch, above 0; a constant rate has no use for it
   */
  public double share(int epoch, int epochs, double last) {
    double way = epochs == 1 ? 0 : (epoch - 1) / (double) (epochs - 1);
    int level = LEVELS * (epoch - 1) / epochs;
    return switch (this) {
      case CONSTANT -> 1;
      case STEP -> Math.pow(last, level / (LEVELS - 1.0));
      case EXPONENTIAL -> Math.pow(last, way);
      case COSINE -> last + (1 - last) * (1 + Math.cos(Math.PI * way)) / 2;
    };
  }
}
