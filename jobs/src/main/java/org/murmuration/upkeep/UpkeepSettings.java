package org.murmuration.upkeep;

import org.murmuration.refusal.Given;

/**
 * What a command that adds to a table does for its order.
 *
 * @param compact whether small runs are merged
 * @param keepReplaced how long those that were merged stay
 */
public record UpkeepSettings(Compact compact, KeepReplaced keepReplaced) {
  /** When runs are merged. */
  public enum Compact {
    /** When there are many that are small. */
    AUTO("auto"),
    /**
     * By the command that does only that: it writes the whole table anew, beside the old one, and
     * older programs refuse what comes of it.
     */
    NEVER("never");

    private final String id;

    Compact(String id) {
      this.id = id;
    }

    /** As the command line has it. */
    @Override
    public String toString() {
      return id;
    }
  }

  public static final UpkeepSettings DEFAULT =
      new UpkeepSettings(Compact.NEVER, KeepReplaced.DEFAULT);

  /**
   * @throws org.murmuration.refusal.Refusal (settings) if a value is null
   */
  public UpkeepSettings {
    Given.value("--compact", compact);
    Given.value(KeepReplaced.OPTION, keepReplaced);
  }
}
