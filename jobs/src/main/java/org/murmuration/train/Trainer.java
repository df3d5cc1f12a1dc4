package org.murmuration.train;

import org.murmuration.training.Averaging;

/** Where training steps are taken. */
public enum Trainer {
  /** By workers on the cluster, whose parameters are averaged. */
  SPARK(Averaging.EVERY_EPOCH),
  /** On the driver, one after the other: for small tables, and to check the other by. */
  LOCAL(Averaging.EVERY_BATCH);

  private final Averaging averaging;

  Trainer(Averaging averaging) {
    this.averaging = averaging;
  }

  /** How often it averages unless it is told. */
  Averaging averaging() {
    return averaging;
  }
}
