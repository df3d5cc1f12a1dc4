package org.murmuration.benchmark;

import java.io.IOException;
import java.util.Map;
import java.util.SplittableRandom;

/** What is done to a command while it runs. */
record Disturbance(String name, Map<String, String> settings, Action action) {
  private static final Map<String, String> EXECUTORS =
      Map.of(
          "spark.master",
          "local-cluster[2,1,1024]",
          "spark.executor.extraClassPath",
          System.getProperty("java.class.path"),
          "spark.executorEnv.OMP_NUM_THREADS",
          "1",
          "spark.task.maxFailures",
          "8",
          "spark.stage.maxConsecutiveAttempts",
          "10");

  private static final int IMAGES = Integer.getInteger("benchmark.images", 3000);

  /** How it is done, and whether anything was killed. */
  interface Action {
    boolean on(Victim.Running running, SplittableRandom random)
        throws IOException, InterruptedException;
  }

  /** Whether anything was killed. */
  boolean on(Victim.Running running, SplittableRandom random)
      throws IOException, InterruptedException {
    return action.on(running, random);
  }

  /** Somewhen in the leg after so much is committed. */
  static Disturbance driverAt(double share) {
    return new Disturbance(
        "driver-at-" + Math.round(100 * share),
        Map.of(),
        (running, random) -> {
          running.awaitCommitted(Math.round(share * IMAGES));
          running.pause(random.nextInt(300));
          return running.kill();
        });
  }

  static Disturbance driverAtCommit() {
    return new Disturbance(
        "driver-at-commit",
        Map.of(),
        (running, random) -> {
          running.awaitCommitted(random.nextInt(IMAGES / 2));
          running.awaitCommit();
          return running.kill();
        });
  }

  /** One after another, as the run goes on. */
  static Disturbance executors(int times) {
    return new Disturbance(
        "executors-lost-" + times,
        EXECUTORS,
        (running, random) -> {
          int killed = 0;
          for (int i = 0; i < times; i++) {
            running.awaitCommitted((long) IMAGES * (i + 1) / (times + 2));
            running.pause(random.nextInt(500));
            killed += running.killExecutor() ? 1 : 0;
          }
          return killed == times;
        });
  }

  static Disturbance driverAndExecutor() {
    return new Disturbance(
        "driver-and-executor",
        EXECUTORS,
        (running, random) -> {
          running.awaitCommitted(IMAGES / 2);
          running.killExecutor();
          running.pause(random.nextInt(500));
          return running.kill();
        });
  }
}
