package org.murmuration.pack;

import org.murmuration.command.OptionCheck;
import org.murmuration.decode.DecodeLimits;

/**
 * Which files go into a pack.
 *
 * @param maxBytes of a file, above which it is left out, 1 to {@link DecodeLimits#MOST_BYTES}
 */
public record PackSettings(long maxBytes) {
  /**
   * @throws org.murmuration.refusal.Refusal (settings) if it is out of range
   */
  public PackSettings {
    OptionCheck.atLeast("--max-bytes", maxBytes, 1);
    OptionCheck.atMost("--max-bytes", maxBytes, DecodeLimits.MOST_BYTES);
  }

  /** All that later commands read by default. */
  public static PackSettings defaults() {
    return new PackSettings(DecodeLimits.DEFAULT.maxBytes());
  }

  public PackSettings withMaxBytes(long bytes) {
    return new PackSettings(bytes);
  }
}
