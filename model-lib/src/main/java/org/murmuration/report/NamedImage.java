package org.murmuration.report;

import java.util.Optional;

/**
 * An image as the page of answers shows it.
 *
 * @param name of its file, as people are to read it
 * @param next the label after the likeliest, if it is known
 * @param jpeg a small picture of it; empty if the file is gone, changed or broken
 */
public record NamedImage(String name, Guess best, Optional<Guess> next, Optional<byte[]> jpeg) {}
