package org.murmuration.demo;

import java.awt.Color;

/**
 * One part of a bird in one colour.
 *
 * @param zone which part
 * @param colour its colour before light and individual variation
 */
record Patch(Zone zone, Color colour) {

  static Patch of(Zone zone, int rgb) {
    return new Patch(zone, new Color(rgb));
  }
}
