package org.murmuration.demo;

/** What carries a bird. */
enum Perch {
  BRANCH,
  GROUND,
  WATER
}
