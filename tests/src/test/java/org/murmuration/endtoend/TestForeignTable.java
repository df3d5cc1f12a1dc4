package org.murmuration.endtoend;

import static org.apache.spark.ml.functions.array_to_vector;
import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.murmuration.fixture.Ended;
import org.murmuration.fixture.Separate;
import org.murmuration.fixture.SharedSession;
import org.murmuration.fixture.Workplace;
import org.murmuration.launch.SessionFactory;

/** Heads from features that another program wrote as Parquet. */
@Tag("cluster")
final class TestForeignTable {
  private static final Path FRUITS =
      Path.of(System.getProperty("murmuration.test-data", "absent"), "embeddings/fruits360-vgg16");

  /** Two labels that the sign of the first feature tells apart; doubles, floats and vectors. */
  private static final String ROWS =
      "SELECT IF(id % 2 = 0, 'even', 'odd') AS kind, array(IF(id % 2 = 0, 1D, -1D), sin(id)) AS d,"
          + " CAST(array(IF(id % 2 = 0, 1D, -1D), sin(id)) AS array<float>) AS f,"
          + " CASE id % 5 WHEN 0 THEN 'test' WHEN 1 THEN 'val' ELSE 'Train' END AS split, id % 2 AS number, id,"
          + " 'nowhere://bucket/' || id || '.jpg' AS path FROM range(200)";

  /** 150 MB, as one file. */
  private static final String WIDE_ROWS =
      "SELECT IF(id % 2 = 0, 'even', 'odd') AS kind,"
          + " array_repeat(CAST(id % 7 AS FLOAT), 25088) AS features FROM range(0, 1500, 1, 1)";

  @TempDir static Path folder;
  private static Workplace workplace;

  @BeforeAll
  static void write() {
    workplace = new Workplace(folder);
    SparkSession spark = SessionFactory.create("test");
    try {
      spark
          .sql(ROWS)
          .withColumn("v", array_to_vector(col("d")))
          .write()
          .parquet(workplace.path("split"));
      spark
          .sql(ROWS)
          .drop("split")
          .selectExpr(
              "*",
              "IF(kind = 'odd', array(float('NaN'), 1F), f) AS holed",
              "IF(id = 3, NULL, IF(id = 8, array(1F, NULL), f)) AS two_nulls",
              "IF(id % 10 = 3, NULL, f) AS many_nulls",
              "IF(id = 3, NULL, kind) AS kind_or_null")
          .write()
          .parquet(workplace.path("whole"));
      spark.sql(WIDE_ROWS).write().parquet(workplace.path("wide"));
    } finally {
      spark.stop();
    }
  }

  private static Ended train(String head, String features, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "train",
                "--table=" + workplace.path("whole"),
                "--features=" + features,
                "--head=" + workplace.path(head),
                "--epochs=5"));
    arguments.addAll(Arrays.asList(more));
    return Ended.after(arguments.toArray(String[]::new));
  }

  /** Of a head that is trained on a table's train split, on its test split. */
  private static double accuracy(
      SharedSession session, String table, String head, String... features) throws IOException {
    List<String> options = new ArrayList<>(Arrays.asList(features));
    options.add("--table=" + table);
    options.add("--head=" + workplace.path(head));
    run(session, "train", options, "--workers=2", "--epochs=30");
    run(session, "evaluate", options, "--report=" + workplace.path(head + "-report"));
    return new ObjectMapper()
        .readTree(workplace.bytes(head + "-report/metrics.json"))
        .get("accuracy")
        .asDouble();
  }

  private static void run(
      SharedSession session, String command, List<String> options, String... more)
      throws IOException {
    Stream<String> arguments =
        Stream.of(Stream.of(command), options.stream(), Arrays.stream(more)).flatMap(all -> all);
    session.run(arguments.toArray(String[]::new));
  }

  /** Spark would read all rows at once, into arrays of twice their size. */
  @Test
  void ofWideRowsTeachesAHeadInASmallHeap() throws IOException, InterruptedException {
    Separate.start(
            "-Xmx480m",
            Map.of("spark.master", "local[1]", "org.bytedeco.javacpp.maxphysicalbytes", "0"),
            "train",
            "--table=" + workplace.path("wide"),
            "--features=features",
            "--label=kind",
            "--head=" + workplace.path("wide-head"),
            "--epochs=1")
        .end();
    assertThat(Path.of(workplace.path("wide-head"), "config.json")).exists();
  }

  @Test
  void ofArraysAndVectorsTeachAHead() throws IOException {
    try (SharedSession session = SharedSession.with(Map.of())) {
      String table = workplace.path("split");
      assertThat(accuracy(session, table, "d", "--features=d", "--label=kind")).isOne();
      assertThat(accuracy(session, table, "f", "--features=f", "--label=number")).isOne();
      assertThat(accuracy(session, table, "v", "--features=v", "--label=kind")).isOne();
      assertThat(workplace.text("v/config.json"))
          .contains("\"train_examples\" : 120", "\"validation_examples\" : 40");
    }
  }

  @Test
  void joinNoNetwork() {
    assertThat(train("joined", "f", "--label=kind").code()).isZero();
    workplace.withNetwork("network");
    Ended ended =
        Ended.after(
            "assemble",
            "--network=" + workplace.path("network"),
            "--head=" + workplace.path("joined"),
            "--classifier=" + workplace.path("classifier"));
    assertThat(ended.code()).isEqualTo(4);
    assertThat(ended.refusal())
        .contains("it learnt from column f of another program's table")
        .endsWith("(train on embeddings of embed)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "f     | --label=kinds          | Cannot use --label kinds: ",
        "kind  | --label=kind           | Cannot use --features kind: it holds string in ",
        "holed | --label=kind           | Cannot read the embedding of image ",
        "f     | --labels=even          | Cannot read another program's table: name --features",
        "f     | --label=kind --cut=fc2 | Cannot use --cut fc2 with --features: ",
      })
  void areRefusedInOneLine(String features, String options, String start) {
    Ended ended = train("refused", features, options.split(" "));
    assertThat(ended.refusal()).startsWith(start);
    assertThat(workplace.has("refused")).isFalse();
  }

  @Test
  void leaveOutRowsWithANullUnderTheBar() throws IOException {
    assertThat(train("few-nulls", "two_nulls", "--label=kind", "--test-share=0").code()).isZero();
    JsonNode metrics =
        new ObjectMapper().readTree(workplace.bytes("few-nulls/config.json")).get("metrics");
    assertThat(metrics.get("train_examples").asInt() + metrics.get("validation_examples").asInt())
        .isEqualTo(198);
    assertThat(train("no-label", "f", "--label=kind_or_null").code()).isZero();
  }

  @Test
  void areRefusedWithTheFirstNullAboveTheBar() {
    Ended ended = train("nulls", "many_nulls", "--label=kind");
    assertThat(ended.code()).isEqualTo(5);
    assertThat(ended.refusal())
        .startsWith("Cannot accept the features: 20 of 200 rows of file:")
        .contains("hold a null in many_nulls, 10.0 % (at most 5.0 % may; first: nowhere://bucket/")
        .endsWith("raise --max-reject-ratio)");
    assertThat(workplace.has("nulls")).isFalse();
    assertThat(train("nulls", "many_nulls", "--label=kind", "--max-reject-ratio=0.1").code())
        .isZero();
  }

  @Test
  void tellTenFruitsApart() throws IOException {
    assumeTrue(Files.isDirectory(FRUITS), "Skipped: no test data in " + FRUITS);
    try (SharedSession session = SharedSession.with(Map.of())) {
      String labels = "--labels=" + tenFruits(session.spark());
      assertThat(
              accuracy(
                  session,
                  FRUITS.toString(),
                  "fruits",
                  "--features=features",
                  "--label=label",
                  labels))
          .isGreaterThanOrEqualTo(0.99);
    }
  }

  /** Those with most rows. */
  private static String tenFruits(SparkSession spark) {
    Dataset<Row> counts = spark.read().parquet(FRUITS.toString()).groupBy("label").count();
    return counts.sort(col("count").desc(), col("label")).takeAsList(10).stream()
        .map(row -> row.getString(0))
        .collect(Collectors.joining(","));
  }
}
