package org.murmuration.delivery;

/** How the parameters of a network reach executors. */
public enum WeightsBy {
  /** Read by the driver, trimmed, and sent to each executor once. */
  BROADCAST("broadcast"),
  /** Read by each executor from the network's folder, past the driver. */
  FILE("file");

  private final String id;

  WeightsBy(String id) {
    this.id = id;
  }

  /** As the command line has it. */
  @Override
  public String toString() {
    return id;
  }
}
