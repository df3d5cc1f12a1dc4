package org.murmuration.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The {@code config.json} of a classifier folder: that of its network and that of its head. */
public record ClassifierConfig(NetworkConfig network, HeadConfig head) {
  /**
   * Reads one whose head is of this format, or of the one before.
   *
   * @param location of the JSON, for messages
   * @throws org.murmuration.refusal.Refusal if it is no configuration of a classifier that this
   *     program knows
   */
  public static ClassifierConfig read(byte[] json, String location) {
    JsonFormat format = new JsonFormat();
    JsonNode found = format.read(json, JsonNode.class, location);
    if (found instanceof ObjectNode classifier && found.has("head")) {
      classifier.set("head", HeadFormats.current(found.get("head"), location));
    }
    return format.read(format.write(found), ClassifierConfig.class, location);
  }

  /** The same without what a test said. */
  public ClassifierConfig withoutTest() {
    return new ClassifierConfig(network, head.withMetrics(MeasuredTest.without(head.metrics())));
  }

  /** The same of a network with other weights. */
  ClassifierConfig withWeights(String sha256) {
    NetworkConfig other = network.withWeights(sha256);
    return new ClassifierConfig(other, head.withNetwork(other.fingerprint()));
  }
}
