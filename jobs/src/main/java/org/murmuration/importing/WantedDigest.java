package org.murmuration.importing;

import java.util.Locale;
import java.util.Optional;
import org.murmuration.refusal.Refusal;

/** The SHA-256 that a user wants weights to have, if any. */
record WantedDigest(Optional<String> sha256) {
  /**
   * @param location of the weights, for messages
   * @throws Refusal if they have another
   */
  void require(String location, String found) {
    String wanted = sha256.map(hex -> hex.toLowerCase(Locale.ROOT)).orElse(found);
    if (!found.equals(wanted)) {
      throw Refusal.input(
          "Cannot import %s: its SHA-256 is %s, --sha256 says %s"
              .formatted(location, found, wanted));
    }
  }

  /**
   * What is said of a digest.
   *
   * @param ofWhat if it is not of one file
   */
  String note(String found, Optional<String> ofWhat) {
    return "SHA-256 %s%s %s"
        .formatted(
            found,
            ofWhat.map(what -> " of " + what).orElse(""),
            sha256.isPresent() ? "(as asked for)" : "(recorded; no --sha256 to compare with)");
  }
}
