package org.murmuration.listing;

import java.io.Serializable;
import java.util.TreeSet;

/** How often something was met, and where: the first five in order. Not for several threads. */
final class Seen implements Serializable {
  private static final int MOST_NAMES = 5;

  private final TreeSet<String> names = new TreeSet<>();
  private long count;

  void add(String name) {
    count++;
    keep(name);
  }

  void add(Seen other) {
    count += other.count;
    other.names.forEach(this::keep);
  }

  private void keep(String name) {
    if (names.size() < MOST_NAMES) {
      names.add(name);
    } else if (name.compareTo(names.last()) < 0 && names.add(name)) {
      names.pollLast();
    }
  }

  long count() {
    return count;
  }

  /** As in {@code a, b and 3 more}. */
  String shown() {
    String shown = String.join(", ", names);
    return count > names.size() && names.size() == MOST_NAMES
        ? "%s and %d more".formatted(shown, count - names.size())
        : shown;
  }
}
