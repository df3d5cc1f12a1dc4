package org.murmuration.doctor;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.package$;
import org.murmuration.storage.Storage;
import scala.util.Properties;

/** What programs a JVM runs on, as they call themselves. */
public record Versions(String java, String spark, String scala, String hadoop)
    implements Serializable {
  private static final Pattern NUMBERS = Pattern.compile("(\\d+)(?:\\.(\\d+))?(?:\\.(\\d+))?");

  /** Between 4.2 and 4.3, as {@link #number} has them. */
  private static final long ROOM_FOR_PATCHES = 1_000;

  /** Of this JVM. */
  public static Versions here() {
    return new Versions(
        System.getProperty("java.version"),
        package$.MODULE$.SPARK_VERSION(),
        Properties.versionNumberString(),
        Storage.hadoopVersion());
  }

  /** Those that the jar does not work with. */
  public List<String> problems() {
    List<String> problems = new ArrayList<>();
    require(problems, number(java) >= number("17"), "Java", java, "17 or newer");
    require(problems, number(spark) >= number("3.5"), "Spark", spark, "3.5 or newer");
    require(problems, number(scala) >= number("2.12"), "Scala", scala, "2.12 or 2.13");
    require(problems, number(hadoop) >= number("3"), "Hadoop", hadoop, "3 or newer");
    // There is no security manager from Java 24 on, on which the login of older Hadoops stands.
    boolean isReady = number(java) < number("24") || number(hadoop) >= number("3.4.3");
    require(problems, isReady, "Hadoop", hadoop, "3.4.3 or newer with Java 24 or newer");
    return problems;
  }

  private static void require(
      List<String> problems, boolean isGood, String what, String found, String needed) {
    if (!isGood) {
      problems.add("%s is %s, and %s is needed".formatted(what, found, needed));
    }
  }

  /** Newer ones than those that the jar was tried with; it may work with them. */
  public List<String> unknown() {
    List<String> unknown = new ArrayList<>();
    compare(unknown, "Java", java, "25");
    compare(unknown, "Spark", spark, "4.2");
    compare(unknown, "Scala", scala, "2.13");
    compare(unknown, "Hadoop", hadoop, "3.5");
    return unknown;
  }

  private static void compare(List<String> unknown, String what, String found, String newest) {
    if (number(found) - number(newest) >= ROOM_FOR_PATCHES) {
      unknown.add("%s is %s, and %s is the newest that was tried".formatted(what, found, newest));
    }
  }

  /** What vendors add ({@code 3.5.6-amzn-1}) says nothing; a word is newer than any number. */
  private static long number(String version) {
    Matcher numbers = NUMBERS.matcher(version);
    return numbers.lookingAt()
        ? part(numbers.group(1)) * 1_000_000
            + part(numbers.group(2)) * 1_000
            + part(numbers.group(3))
        : Long.MAX_VALUE;
  }

  private static long part(String digits) {
    return digits == null ? 0 : Long.parseLong(digits);
  }

  /** In words. */
  @Override
  public String toString() {
    return "Java %s, Spark %s, Scala %s, Hadoop %s".formatted(java, spark, scala, hadoop);
  }
}
