package org.murmuration.answers;

import java.util.List;

/**
 * What a person is told of some images.
 *
 * @param lines for a terminal
 * @param unsure images of which the classifier is not as sure as an answer needs
 */
public record Told(List<String> lines, long unsure) {
  public Told {
    lines = List.copyOf(lines);
  }
}
