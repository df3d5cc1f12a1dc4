package org.murmuration.demo;

/**
 * The proportions of a bird that faces right, in body units: the body is 100 long and its middle is
 * (0, 0), with y downwards.
 *
 * @param posture degrees by which the front of the body is raised
 * @param girth half the thickness of the body
 * @param head the head
 * @param neckWidth width of a long curved neck, or 0 where the head sits on the body
 * @param wingLength how far the wing tip lies behind the middle of the body
 * @param tail the tail
 * @param legLength from the belly to the feet, or 0 for a bird that floats
 * @param crest length of the feathers on the crown, or 0
 */
record Build(
    double posture,
    double girth,
    Head head,
    double neckWidth,
    double wingLength,
    Tail tail,
    double legLength,
    double crest) {

  boolean hasLongNeck() {
    return neckWidth > 0;
  }

  boolean floats() {
    return legLength == 0;
  }

  boolean hasCrest() {
    return crest > 0;
  }
}
