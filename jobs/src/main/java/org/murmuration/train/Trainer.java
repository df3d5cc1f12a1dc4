package org.murmuration.train;

import org.murmuration.training.Averaging;

/** Where training steps are taken. */
public enum Trainer {
  /** By workers on the cluster, whose parameters are averaged. */
  SPARK,
  /** On the driver, one after the other: for small tables, and to check the other by. */
  LOCAL;

  /** How often it averages unless it is told. */
  Averaging averaging() {
    return this == SPARK ? Averaging.EVERY_EPOCH : Averaging.EVERY_BATCH;
  }
}
