package org.murmuration.weights;

/** A class that remembers if anybody loaded it because a file named it. */
public final class LoadTrap {
  /** Outside of the class, so that looking does not load it. */
  static final class Sprung {
    static volatile boolean loaded;

    private Sprung() {}
  }

  static {
    Sprung.loaded = true;
  }

  private LoadTrap() {}
}
