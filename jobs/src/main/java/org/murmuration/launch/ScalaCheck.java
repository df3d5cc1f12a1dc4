package org.murmuration.launch;

import org.murmuration.refusal.Refusal;
import scala.util.Properties;

/**
 * Refuses a Spark of another Scala in words. Without it, the first call of a method whose types
 * differ between Scala's versions ends in a {@code NoSuchMethodError}.
 *
 * @param found Scala's version, such as {@code 2.12.18}
 */
record ScalaCheck(String found) {
  private static final String NEEDED = "2.12";

  /** Of the Scala that Spark brings. */
  static ScalaCheck ofThisJvm() {
    return new ScalaCheck(Properties.versionNumberString());
  }

  /**
   * @throws Refusal (settings) if the jar cannot run on it
   */
  void check() {
    if (!found.startsWith(NEEDED + ".")) {
      throw Refusal.settings(
          "Cannot start: this jar is built for Scala %s, and this Spark has Scala %s (take a Spark or a runtime for Scala %s: see deploy/README.md)"
              .formatted(NEEDED, found, NEEDED));
    }
  }
}
