package org.murmuration.report;

/**
 * An image that has no answer.
 *
 * @param name of its file, as people are to read it
 * @param reason one of those that are counted
 * @param message the reason in a sentence
 */
public record UnusedImage(String name, String reason, String message) {}
