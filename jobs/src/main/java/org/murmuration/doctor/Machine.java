package org.murmuration.doctor;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * What a JVM of the cluster has.
 *
 * @param name driver, or executor and its number
 * @param versions of what it runs on
 * @param backend of ND4J, with the processor's instructions it uses; or why there is none
 * @param threadsSetting OMP_NUM_THREADS; null if it is not set
 * @param loadingProblems of folders that native libraries are unpacked in
 * @param writingFailure why a file could not be written; null if it could
 */
public record Machine(
    String name,
    Versions versions,
    String backend,
    int cores,
    String threadsSetting,
    long heapMebibytes,
    List<String> loadingProblems,
    String writingFailure)
    implements Serializable {
  static final String NO_BACKEND = "none: ";

  public Machine {
    loadingProblems = List.copyOf(loadingProblems);
  }

  String line() {
    return "%s: %s; %s; %d cores, OMP_NUM_THREADS %s, heap %d MiB"
        .formatted(name, versions, backend, cores, threads(), heapMebibytes);
  }

  private String threads() {
    return threadsSetting == null ? "not set" : threadsSetting;
  }

  /** What must be mended before work can be done. */
  List<String> problems() {
    List<String> problems = new ArrayList<>();
    versions.problems().forEach(problem -> problems.add(name + ": " + problem));
    loadingProblems.forEach(problem -> problems.add(name + ": " + problem));
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
