package org.murmuration.demo;

/** Where a bird looks: along its own way, or out of the picture. */
enum Gaze {
  AHEAD,
  AT_VIEWER
}
