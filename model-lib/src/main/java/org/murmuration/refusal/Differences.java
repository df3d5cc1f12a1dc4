package org.murmuration.refusal;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** In what something that is there differs from what a run would make. */
public final class Differences {
  private final List<String> found = new ArrayList<>();

  /** These, with one more where both values are not the same. */
  public Differences compare(String what, Object has, Object wants) {
    if (!Objects.equals(has, wants)) {
      found.add("%s is %s, this run has %s".formatted(what, has, wants));
    }
    return this;
  }

  /** Each with both values; empty where there is none. */
  public Optional<String> words() {
    return found.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", found));
  }
}
