package org.murmuration.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerStageSubmitted;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.murmuration.fixture.SharedSession;
import org.murmuration.fixture.Workplace;

/**
 * However images are dealt to tasks, their embeddings have the same bits: a partition holds whole
 * batches of the images in the order of their names, so every batch is the same. So have heads that
 * learn from them.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("cluster")
final class TestSameBits {
  private static final int EACH = 320;

  private Workplace workplace;
  private List<String> expected;

  @BeforeAll
  void embedOnOneCore(@TempDir Path folder) throws IOException {
    workplace = new Workplace(folder).withNetwork("network").withPhotos("photos", EACH);
    writeShuffledList();
    expected = embed(1, "--images=" + workplace.path("photos"), 8);
  }

  private void writeShuffledList() throws IOException {
    List<String> lines = new ArrayList<>();
    for (String label : Workplace.LABELS) {
      for (int i = 0; i < EACH; i++) {
        lines.add("\"photos/%s/%d.png\",\"%s\"".formatted(label, i, label));
      }
    }
    Collections.shuffle(lines, new Random(7));
    workplace.withFile("list.csv", "uri,label\n" + String.join("\n", lines) + "\n");
  }

  private List<String> embed(int cores, String images, int partitions) throws IOException {
    try (SharedSession session =
        SharedSession.with(Map.of("spark.master", "local[%d]".formatted(cores)))) {
      Queue<Integer> tasks = new ConcurrentLinkedQueue<>();
      session.spark().sparkContext().addSparkListener(new TasksOfStages(tasks));
      String table = workplace.path("table-" + cores);
      session.run("embed", "--network=" + workplace.path("network"), images, "--table=" + table);
      assertThat(tasks).contains(partitions);
      train(session, table, "head-" + cores);
      return session.rows(table);
    }
  }

  /** How many workers there are follows from the table, and not from the cores. */
  private void train(SharedSession session, String table, String head) throws IOException {
    session.run(
        "train",
        "--table=" + table,
        "--head=" + workplace.path(head),
        "--epochs=4",
        "--hidden=5",
        "--dropout=0.1",
        "--patience=3");
  }

  private static final class TasksOfStages extends SparkListener {
    private final Queue<Integer> tasks;

    TasksOfStages(Queue<Integer> tasks) {
      this.tasks = tasks;
    }

    @Override
    public void onStageSubmitted(SparkListenerStageSubmitted stage) {
      tasks.add(stage.stageInfo().numTasks());
    }
  }

  @ParameterizedTest(name = "on {0} cores in {1} partitions")
  @CsvSource({"2,15", "7,30"})
  void asFromAShuffledList(int cores, int partitions) throws IOException {
    String list = "--manifest=" + workplace.path("list.csv");
    assertThat(embed(cores, list, partitions)).isEqualTo(expected);
    for (String file : List.of("head.safetensors", "history.csv", "config.json")) {
      assertThat(workplace.bytes("head-%d/%s".formatted(cores, file)))
          .as(file)
          .isEqualTo(workplace.bytes("head-1/" + file));
    }
  }
}
