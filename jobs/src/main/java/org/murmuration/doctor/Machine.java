package org.murmuration.doctor;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * What a JVM of the cluster has.
 *
 * @param name driver, or executor and its number
 * @param backend of ND4J, with the processor's instructions it uses; or why there is none
 * @param threadsSetting OMP_NUM_THREADS; null if it is not set
 * @param writingFailure why a file could not be written; null if it could
 */
public record Machine(
    String name,
    String java,
    String spark,
    String scala,
    String hadoop,
    String backend,
    int cores,
    String threadsSetting,
    long heapMebibytes,
    String writingFailure)
    implements Serializable {
  static final String NO_BACKEND = "none: ";

  private static final int LEAST_JAVA = 17;
  private static final String SPARK = "3.5.";
  private static final String SCALA = "2.12.";
  private static final String HADOOP = "3.";

  String line() {
    return "%s: Java %s, Spark %s, Scala %s, Hadoop %s; %s; %d cores, OMP_NUM_THREADS %s, heap %d MiB"
        .formatted(name, java, spark, scala, hadoop, backend, cores, threads(), heapMebibytes);
  }

  private String threads() {
    return threadsSetting == null ? "not set" : threadsSetting;
  }

  /** What must be mended before work can be done. */
  List<String> problems() {
    List<String> problems = new ArrayList<>();
    require(problems, Runtime.Version.parse(java).feature() >= LEAST_JAVA, "Java", java, "17");
    require(problems, spark.startsWith(SPARK), "Spark", spark, "3.5");
    require(problems, scala.startsWith(SCALA), "Scala", scala, "2.12");
    require(problems, hadoop.startsWith(HADOOP), "Hadoop", hadoop, "3");
    if (backend.startsWith(NO_BACKEND)) {
      problems.add(
          "%s: ND4J's native library does not load: %s"
              .formatted(name, backend.substring(NO_BACKEND.length())));
    }
    if (writingFailure != null) {
      problems.add("%s: cannot write: %s".formatted(name, writingFailure));
    }
    return problems;
  }

  private void require(
      List<String> problems, boolean isGood, String what, String found, String needed) {
    if (!isGood) {
      problems.add("%s: %s is %s, and %s is needed".formatted(name, what, found, needed));
    }
  }

  /** What costs speed. */
  List<String> advice(int taskCores) {
    if (!Integer.toString(taskCores).equals(threadsSetting)) {
      return List.of(
          "%s: set OMP_NUM_THREADS to spark.task.cpus, %d: it is %s, and tasks get into each other's way"
              .formatted(name, taskCores, threads()));
    }
    return List.of();
  }
}
