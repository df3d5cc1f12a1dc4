package org.murmuration.evaluate;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;

/** What programs an evaluation ran on. */
final class Versions {
  private Versions() {}

  static Map<String, String> of(SparkSession spark) {
    Map<String, String> versions = new LinkedHashMap<>();
    versions.put(
        "Murmuration",
        Optional.ofNullable(Versions.class.getPackage().getImplementationVersion())
            .orElse("(development)"));
    versions.put("Spark", spark.version());
    versions.put("Java", System.getProperty("java.version"));
    return versions;
  }
}
