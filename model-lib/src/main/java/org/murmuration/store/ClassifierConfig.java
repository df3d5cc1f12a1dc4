package org.murmuration.store;

/** The {@code config.json} of a classifier folder: that of its network and that of its head. */
public record ClassifierConfig(NetworkConfig network, HeadConfig head) {}
