package org.murmuration.launch;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Properties;

/**
 * Which build of this program runs.
 *
 * @param version as of the release
 * @param commit that it was built from, with {@code -dirty} behind it where files were changed
 *     since; {@code unknown} where it was built without its history
 */
record Build(String version, String commit) {
  private static final String UNKNOWN = "unknown";

  static Build ofThisProgram() {
    String version = Build.class.getPackage().getImplementationVersion();
    return new Build(Optional.ofNullable(version).orElse("(development)"), commitOfThisProgram());
  }

  /** The build fills a file in; one that was not filled in still holds the name of its value. */
  private static String commitOfThisProgram() {
    try (InputStream file = Build.class.getResourceAsStream("build.properties")) {
      Properties build = new Properties();
      if (file != null) {
        build.load(file);
      }
      return commit(build.getProperty("commit", UNKNOWN), build.getProperty("dirty", ""));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String commit(String id, String dirty) {
    String changed = dirty.equals("true") ? "-dirty" : "";
    return id.matches("[0-9a-f]{40}") ? id + changed : UNKNOWN;
  }
}
