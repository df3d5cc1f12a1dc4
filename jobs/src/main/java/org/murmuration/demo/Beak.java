package org.murmuration.demo;

/**
 * The beak seen from the side.
 *
 * @param length from the head to the tip, in body units
 * @param depth thickness where it leaves the head, in body units
 * @param drop how far the tip lies below the middle of its root, in body units
 */
record Beak(double length, double depth, double drop) {}
