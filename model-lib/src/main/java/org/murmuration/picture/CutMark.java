package org.murmuration.picture;

import java.util.Set;

/**
 * A cut as a picture shows it: a dashed line, and in grey what it leaves out.
 *
 * @param last name of the last layer before the line
 * @param leftOut names of the layers that are not used; may be empty
 * @param text on the line, a few words
 * @param note in the head of the picture, a sentence
 */
public record CutMark(String last, Set<String> leftOut, String text, String note) {
  static final CutMark NONE = new CutMark("", Set.of(), "", "");

  public CutMark {
    leftOut = Set.copyOf(leftOut);
  }

  boolean comesAfter(Block block) {
    return block.contains(last);
  }
}
