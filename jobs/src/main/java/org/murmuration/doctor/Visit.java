package org.murmuration.doctor;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.Serializable;
import java.util.Optional;
import org.apache.spark.SparkEnv;
import org.murmuration.dl4j.Backend;
import org.murmuration.storage.NativeFolders;
import org.murmuration.storage.Storage;

/**
 * Looks at the JVM that it is in.
 *
 * @param file where to write a file, and remove it again; null if nowhere (an Optional does not
 *     travel to executors)
 */
record Visit(Storage storage, String file) implements Serializable {
  Machine ofExecutor() {
    return look("executor " + SparkEnv.get().executorId());
  }

  Machine look(String name) {
    return new Machine(
        name,
        Versions.here(),
        backend(),
        Runtime.getRuntime().availableProcessors(),
        System.getenv("OMP_NUM_THREADS"),
        Runtime.getRuntime().maxMemory() >> 20,
        NativeFolders.ofThisMachine().problems(),
        writing().orElse(null));
  }

  private static String backend() {
    try {
      return Backend.description() + ", " + Backend.instructions();
    } catch (LinkageError | RuntimeException e) {
      return Machine.NO_BACKEND + e;
    }
  }

  /** What went wrong; empty if a file could be written, or none was asked for. */
  private Optional<String> writing() {
    if (file == null) {
      return Optional.empty();
    }
    String location = file + "-" + ProcessHandle.current().pid();
    try {
      storage.publish(location, "doctor".getBytes(UTF_8));
      storage.delete(location);
      return Optional.empty();
    } catch (IOException | RuntimeException e) {
      return Optional.of(String.valueOf(e.getMessage()).lines().findFirst().orElse(e.toString()));
    }
  }
}
