package org.murmuration.weights;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serializable;

/** A class that remembers if anybody made an object of it from a file. */
final class Trap implements Serializable {
  static volatile boolean sprung;

  private static final long serialVersionUID = 1;

  private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
    sprung = true;
    in.defaultReadObject();
  }
}
