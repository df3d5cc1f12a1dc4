package org.murmuration.train;

/** Where training steps are taken. */
public enum Trainer {
  /** By workers on the cluster, whose parameters are averaged. */
  SPARK,
  /** On the driver, one after the other: for small tables, and to check the other by. */
  LOCAL
}
