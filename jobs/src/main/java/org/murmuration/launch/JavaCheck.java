package org.murmuration.launch;

/**
 * Refuses an older Java in words. This class and {@link Main} are compiled for Java 8, because with
 * any other the word would be {@code UnsupportedClassVersionError}.
 */
final class JavaCheck {
  private static final double NEEDED = 17;

  private final String found;

  /**
   * @param found as in {@code java.specification.version}: {@code 1.8}, {@code 11}, {@code 17}
   */
  JavaCheck(String found) {
    this.found = found;
  }

  static JavaCheck ofThisJvm() {
    return new JavaCheck(System.getProperty("java.specification.version"));
  }

  boolean isGood() {
    return Double.parseDouble(found) >= NEEDED;
  }

  String refusal() {
    return String.format(
        "Cannot start: this jar needs Java %.0f, and this is Java %s (set JAVA_HOME, on YARN"
            + " spark.yarn.appMasterEnv.JAVA_HOME and spark.executorEnv.JAVA_HOME, too)",
        NEEDED, found);
  }
}
