package org.murmuration.launch;

import java.util.HashMap;
import java.util.Map;

/** Spark settings of the commands that a test runs, as properties of this process; until closed. */
final class SparkSettings implements AutoCloseable {
  private final Map<String, String> former = new HashMap<>();

  SparkSettings(Map<String, String> settings) {
    settings.forEach((name, value) -> former.put(name, System.setProperty(name, value)));
  }

  @Override
  public void close() {
    former.forEach(
        (name, value) -> {
          if (value == null) {
            System.clearProperty(name);
          } else {
            System.setProperty(name, value);
          }
        });
  }
}
