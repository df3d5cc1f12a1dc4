package org.murmuration.training;

import java.util.Map;

/**
 * Settings that belong together: a record, by whose components a run is known. It is said in one
 * way for all of them, so that a setting that is new cannot be forgotten.
 */
public interface Described {
  /**
   * Each component as text, by its name in snake_case, those of groups within it included, in their
   * order; without what is {@link Incidental}.
   */
  default Map<String, String> described() {
    return Description.of((Record) this);
  }
}
