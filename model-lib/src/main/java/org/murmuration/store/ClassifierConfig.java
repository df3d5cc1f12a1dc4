package org.murmuration.store;

/** The {@code config.json} of a classifier folder: that of its network and that of its head. */
public record ClassifierConfig(NetworkConfig network, HeadConfig head) {
  /** The same of a network with other weights. */
  ClassifierConfig withWeights(String sha256) {
    NetworkConfig other = network.withWeights(sha256);
    return new ClassifierConfig(other, head.withNetwork(other.fingerprint()));
  }
}
