package org.murmuration.embed;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where the time of {@code embed} went.
 *
 * @param listing finding the images and those among them that have a row already
 * @param network reading the prefix, sending it and building it on the executors
 * @param embedding reading and decoding images, and the forward pass
 * @param commit writing rows and rejects
 */
public record EmbedSeconds(double listing, double network, double embedding, double commit) {
  static EmbedSeconds ofListing(double seconds) {
    return new EmbedSeconds(seconds, 0, 0, 0);
  }

  EmbedSeconds plus(EmbedSeconds other) {
    return new EmbedSeconds(
        listing + other.listing,
        network + other.network,
        embedding + other.embedding,
        commit + other.commit);
  }

  Map<String, Double> facts() {
    Map<String, Double> facts = new LinkedHashMap<>();
    facts.put("listing_seconds", listing);
    facts.put("network_seconds", network);
    facts.put("embed_seconds", embedding);
    facts.put("commit_seconds", commit);
    return facts;
  }
}
