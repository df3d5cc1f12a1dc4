package org.murmuration.command;

import picocli.CommandLine.Option;

/** The pre-trained network that images go through. */
public final class NetworkOptions {
  @Option(
      names = "--network",
      required = true,
      paramLabel = "FOLDER",
      description = "Pre-trained network, as import-weights or new-network writes it")
  private String network;

  /** The network's folder. */
  public String folder() {
    return network;
  }
}
