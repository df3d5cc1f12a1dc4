package org.murmuration.compact;

import org.murmuration.refusal.Given;
import org.murmuration.upkeep.KeepReplaced;

/**
 * What becomes of runs that were merged.
 *
 * @param keepReplaced how long they stay for those who read them
 */
public record CompactSettings(KeepReplaced keepReplaced) {
  /**
   * @throws org.murmuration.refusal.Refusal (settings) if it is null
   */
  public CompactSettings {
    Given.value(KeepReplaced.OPTION, keepReplaced);
  }

  public static CompactSettings defaults() {
    return new CompactSettings(KeepReplaced.DEFAULT);
  }

  public CompactSettings withKeepReplaced(KeepReplaced other) {
    return new CompactSettings(other);
  }
}
