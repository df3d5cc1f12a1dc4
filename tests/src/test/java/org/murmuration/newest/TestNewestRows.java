package org.murmuration.newest;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerStageSubmitted;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows of many runs, and what it costs to read them. */
@Tag("cluster")
final class TestNewestRows {
  private static final StructType SCHEMA =
      StructType.fromDDL("uri STRING, run STRING, embedding ARRAY<FLOAT>");

  private static SparkSession spark;

  @TempDir private Path folder;

  @BeforeAll
  static void start() {
    spark =
        SparkSession.builder()
            .master("local[2]")
            .appName("newest")
            .config("spark.ui.enabled", "false")
            .config("spark.sql.shuffle.partitions", "2")
            .getOrCreate();
  }

  @AfterAll
  static void stop() {
    spark.stop();
  }

  /** Images of some numbers, in a folder below that of the run. */
  private String run(String name, int first, int end, String within) {
    String place = "file:" + folder.resolve("run=upper").resolve("run=" + name);
    spark
        .range(first, end, 1, 1)
        .select(
            concat(lit("file:/ä b/"), col("id")).as("uri"),
            lit(name).as("run"),
            array(col("id").cast("float"), lit(1f)).as("embedding"))
        .write()
        .parquet(place + within);
    return place;
  }

  private static List<String> rows(Dataset<Row> rows) {
    return rows.select("uri", "run").collectAsList().stream()
        .map(row -> row.getString(0).replaceAll(".*/", "") + row.getString(1))
        .sorted()
        .toList();
  }

  @Test
  void areThoseOfTheNewestRunThatHasAnImage() {
    List<String> runs =
        List.of(run("b (ü)", 0, 6, ""), run("c", 2, 4, "/leg-1"), run("a", 3, 8, "/leg-2"));
    NewestRows newest = new NewestRows(spark);
    Dataset<Row> rows = newest.of(runs, SCHEMA);
    assertThat(rows(rows)).containsExactly("0b (ü)", "1b (ü)", "2c", "3a", "4a", "5a", "6a", "7a");
    assertThat(rows.columns()).isEqualTo(SCHEMA.fieldNames());
    assertThat(rows(rows.filter(col("uri").equalTo("file:/ä b/3")))).containsExactly("3a");
    assertThat(rows.filter("embedding[0] = 2").first().<Float>getList(2)).containsExactly(2f, 1f);
    assertThat(rows(newest.all(runs, SCHEMA))).hasSize(13);
    assertThat(rows(newest.of(runs.subList(0, 2), SCHEMA)))
        .containsExactly("0b (ü)", "1b (ü)", "2c", "3c", "4b (ü)", "5b (ü)");
  }

  @Test
  void moveNoEmbeddingAndAreFoundOutOnce() {
    List<String> runs = List.of(run("a", 0, 6, ""), run("b", 3, 9, ""));
    NewestRows newest = new NewestRows(spark);
    String plan = newest.of(runs, SCHEMA).queryExecution().executedPlan().toString();
    assertThat(plan).doesNotContain("Exchange").doesNotContain("Join");
    assertThat(newest.of(new ArrayList<>(runs), SCHEMA)).isSameAs(newest.of(runs, SCHEMA));
  }

  /** Counted in tasks, as seconds are those of the machine. */
  @Test
  void ofManyRunsTakeAboutTheTasksOfOne() throws TimeoutException {
    List<String> runs =
        IntStream.range(0, 40).mapToObj(i -> run("r" + i, 20 * i, 20 * i + 20, "")).toList();
    int ofOne = tasks(() -> new NewestRows(spark).of(runs.subList(0, 1), SCHEMA).collectAsList());
    Dataset<Row> rows = new NewestRows(spark).of(runs, SCHEMA);
    int ofAll = tasks(() -> assertThat(rows.collectAsList()).hasSize(800));
    assertThat(ofAll).isBetween(ofOne, 4 * ofOne);
  }

  private static int tasks(Runnable action) throws TimeoutException {
    AtomicInteger tasks = new AtomicInteger();
    SparkListener listener =
        new SparkListener() {
          @Override
          public void onStageSubmitted(SparkListenerStageSubmitted stage) {
            tasks.addAndGet(stage.stageInfo().numTasks());
          }
        };
    spark.sparkContext().addSparkListener(listener);
    action.run();
    spark.sparkContext().listenerBus().waitUntilEmpty();
    spark.sparkContext().removeSparkListener(listener);
    return tasks.get();
  }
}
