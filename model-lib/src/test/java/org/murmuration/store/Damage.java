package org.murmuration.store;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.murmuration.refusal.Refusal;
import org.murmuration.refusal.Refused;

/** Damages files of a sealed folder and asserts that reading it is refused. */
final class Damage {
  /** A prime, so that flips fall on all kinds of places in a long file. */
  private static final int STEP = 13;

  private Damage() {}

  /** Flips a bit in a file, here and there, each on its own; the file is whole afterwards. */
  static void assertFlipsAreRefused(InMemoryFolder folder, String name, ThrowingCallable reading) {
    String expected = Sha256.of(folder.bytes(name));
    for (int i = 0; i < folder.bytes(name).length; i += STEP) {
      folder.flip(name, i);
      Refused.input(reading)
          .as("bit flipped in byte " + i)
          .hasMessage(
              "Cannot use memory:/folder/%s: its SHA-256 is %s, its folder says %s (copy the folder again)",
              name, Sha256.of(folder.bytes(name)), expected);
      folder.flip(name, i);
    }
  }

  /** Flips a bit in {@code SHA256SUMS}: reading is refused, or as if nothing had happened. */
  static void assertFlippedSumsDoNoHarm(InMemoryFolder folder, ThrowingCallable reading)
      throws Throwable {
    for (int i = 0; i < folder.bytes("SHA256SUMS").length; i++) {
      folder.flip("SHA256SUMS", i);
      try {
        reading.call();
      } catch (Refusal refusal) {
        Refused.input(reading)
            .hasMessageMatching("Cannot (use|read) memory:/folder.*(SHA-256 is|SHA256SUMS).*");
      }
      folder.flip("SHA256SUMS", i);
    }
  }
}
