package org.murmuration.store;

/**
 * A time that layers of the network learnt with the head.
 *
 * @param unfrozenFrom the first layer that learnt
 * @param classifier SHA-256 of the parameters that it started from
 * @param images fingerprint of the images that it saw
 */
public record FineTuning(String unfrozenFrom, String classifier, String images) {}
