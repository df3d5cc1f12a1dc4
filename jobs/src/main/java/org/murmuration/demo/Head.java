package org.murmuration.demo;

/**
 * The head of a bird that faces right, in body units.
 *
 * @param radius of the head
 * @param x of its middle, from the middle of the body
 * @param y of its middle, from the middle of the body
 * @param beak the beak
 * @param gaze whether one eye is seen or both
 */
record Head(double radius, double x, double y, Beak beak, Gaze gaze) {}
