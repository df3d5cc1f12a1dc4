package org.murmuration.onednn;

import java.util.ArrayDeque;
import java.util.Deque;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerScope;

/**
 * The owner of objects of the native library, which would otherwise wait for the next collection of
 * the heap. Frees the newest first.
 */
final class Natives implements AutoCloseable {
  private final Deque<Pointer> owned = new ArrayDeque<>();

  /** Frees what is made while it is open and nobody keeps. */
  @SuppressWarnings("unchecked") // No classes are named: an empty array of them holds none.
  static PointerScope scope() {
    return new PointerScope();
  }

  /** Takes one that this closes, out of the scope that is open around its making. */
  <P extends Pointer> P keep(P object) {
    object.retainReference();
    owned.push(object);
    return object;
  }

  @Override
  public void close() {
    while (!owned.isEmpty()) {
      owned.pop().releaseReference();
    }
  }
}
