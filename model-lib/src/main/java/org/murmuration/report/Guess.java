package org.murmuration.report;

/**
 * What an image may show.
 *
 * @param probability that a classifier gives the label, 0 to 1
 */
public record Guess(String label, float probability) {}
