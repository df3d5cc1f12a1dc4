package org.murmuration.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.murmuration.cluster.ExecutorProcesses;
import org.murmuration.command.JobResult;
import org.murmuration.fixture.SharedSession;
import org.murmuration.fixture.SparkSettings;
import org.murmuration.fixture.Workplace;

/** Executors that die while a head is trained. */
@Tag("cluster")
final class TestLostWorkers {
  private static final String ROWS =
      "SELECT 'label' || id % 3 AS label, array(sin(id), cos(id), id % 3) AS features"
          + " FROM range(0, 300, 1, 2)";

  @Test
  void areReplacedAndTheHeadIsTheSame(@TempDir Path folder) throws Exception {
    Workplace workplace = new Workplace(folder);
    Map<String, String> settings = new HashMap<>(SparkSettings.ofExecutors());
    settings.put("spark.master", "local-cluster[2,1,1024]");
    try (SharedSession session = SharedSession.with(settings)) {
      session.spark().sql(ROWS).write().parquet(workplace.path("table"));
      session.run(train(workplace, "undisturbed"));
      FutureTask<JobResult> training =
          new FutureTask<>(() -> session.run(train(workplace, "disturbed")));
      Thread thread = new Thread(training, "training");
      thread.start();
      awaitACheckpoint(workplace, training);
      killAnExecutor();
      training.get();
      assertThat(workplace.bytes("disturbed/head.safetensors"))
          .isEqualTo(workplace.bytes("undisturbed/head.safetensors"));
      assertThat(workplace.text("disturbed/history.csv"))
          .isEqualTo(workplace.text("undisturbed/history.csv"));
    }
  }

  private static String[] train(Workplace workplace, String head) {
    return new String[] {
      "train",
      "--table=" + workplace.path("table"),
      "--features=features",
      "--label=label",
      "--head=" + workplace.path(head),
      "--workers=2",
      "--epochs=12",
      "--checkpoint-every=3"
    };
  }

  /** So rounds are under way, and many are left. */
  private static void awaitACheckpoint(Workplace workplace, FutureTask<JobResult> training)
      throws InterruptedException {
    while (!workplace.has("disturbed.checkpoint") && !training.isDone()) {
      Thread.sleep(1);
    }
    assertThat(training.isDone()).isFalse();
  }

  /** With all that it keeps: its batches are made again from what is left. */
  private static void killAnExecutor() {
    List<ProcessHandle> executors = ExecutorProcesses.running();
    assertThat(executors).hasSize(2);
    assertThat(executors.get(0).destroyForcibly()).isTrue();
  }
}
