package org.murmuration.doctor;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/** What programs a JVM runs on, as they call themselves. */
public record Versions(String java, String spark, String scala, String hadoop)
    implements Serializable {
  private static final int LEAST_JAVA = 17;
  private static final String SPARK = "3.5.";
  private static final String SCALA = "2.12.";
  private static final String HADOOP = "3.";

  /** Those that the jar does not work with. */
  List<String> problems() {
    List<String> problems = new ArrayList<>();
    require(problems, Runtime.Version.parse(java).feature() >= LEAST_JAVA, "Java", java, "17");
    require(problems, spark.startsWith(SPARK), "Spark", spark, "3.5");
    require(problems, scala.startsWith(SCALA), "Scala", scala, "2.12");
    require(problems, hadoop.startsWith(HADOOP), "Hadoop", hadoop, "3");
    return problems;
  }

  private static void require(
      List<String> problems, boolean isGood, String what, String found, String needed) {
    if (!isGood) {
      problems.add("%s is %s, and %s is needed".formatted(what, found, needed));
    }
  }

  /** In words. */
  @Override
  public String toString() {
    return "Java %s, Spark %s, Scala %s, Hadoop %s".formatted(java, spark, scala, hadoop);
  }
}
