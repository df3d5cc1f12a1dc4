package org.murmuration.launch;

import static org.apache.spark.ml.functions.array_to_vector;
import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Heads from features that another program wrote as Parquet. */
final class TestForeignTable {
  private static final Path FRUITS =
      Path.of(System.getProperty("murmuration.test-data", "absent"), "embeddings/fruits360-vgg16");

  /** Two labels that the sign of the first feature tells apart; doubles, floats and vectors. */
  private static final String ROWS =
      "SELECT IF(id % 2 = 0, 'even', 'odd') AS kind, array(IF(id % 2 = 0, 1D, -1D), sin(id)) AS d,"
          + " CAST(array(IF(id % 2 = 0, 1D, -1D), sin(id)) AS array<float>) AS f,"
          + " IF(id % 5 = 0, 'test', 'train') AS split, id % 2 AS number,"
          + " 'nowhere://bucket/' || id || '.jpg' AS path FROM range(200)";

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
          .selectExpr("*", "IF(kind = 'odd', array(float('NaN'), 1F), f) AS holed")
          .write()
          .parquet(workplace.path("whole"));
    } finally {
      spark.stop();
    }
  }

  private static Ended run(String command, String table, String... options) {
    List<String> arguments = new ArrayList<>(List.of(command, "--table=" + table));
    arguments.addAll(Arrays.asList(options));
    return Ended.after(arguments.toArray(String[]::new));
  }

  private static Ended train(String table, String head, String features, String... more) {
    List<String> options =
        new ArrayList<>(
            List.of(
                "--features=" + features,
                "--head=" + workplace.path(head),
                "--workers=2",
                "--epochs=20"));
    options.addAll(Arrays.asList(more));
    return run("train", table, options.toArray(String[]::new));
  }

  private static double accuracy(String table, String head, String... options) throws IOException {
    List<String> all = new ArrayList<>(Arrays.asList(options));
    all.add("--head=" + workplace.path(head));
    all.add("--report=" + workplace.path(head + "-report"));
    Ended ended = run("evaluate", table, all.toArray(String[]::new));
    assertThat(ended.code()).as(ended.err()).isZero();
    return new ObjectMapper()
        .readTree(workplace.bytes(head + "-report/metrics.json"))
        .get("accuracy")
        .asDouble();
  }

  @ParameterizedTest
  @CsvSource({"d, kind", "f, number", "v, kind"})
  void ofArraysAndVectorsWithASplitOfTheirOwn(String features, String label) throws IOException {
    Ended ended = train(workplace.path("split"), features, features, "--label=" + label);
    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(workplace.text(features + "/config.json")).contains("\"train_examples\" : 160");
    String[] options = {"--features=" + features, "--label=" + label};
    assertThat(accuracy(workplace.path("split"), features, options)).isEqualTo(1);
  }

  @Test
  void joinNoNetwork() {
    assertThat(train(workplace.path("whole"), "joined", "f", "--label=kind").code()).isZero();
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
    Ended ended = train(workplace.path("whole"), "refused", features, options.split(" "));
    assertThat(ended.refusal()).startsWith(start);
    assertThat(workplace.has("refused")).isFalse();
  }

  @Test
  void tenFruitsAreToldApart() throws IOException {
    assumeTrue(Files.isDirectory(FRUITS), "Skipped: no test data in " + FRUITS);
    String labels = "--labels=" + tenFruits();
    Ended ended =
        run(
            "train",
            FRUITS.toString(),
            "--features=features",
            "--label=label",
            labels,
            "--head=" + workplace.path("fruits"));
    assertThat(ended.code()).as(ended.err()).isZero();
    String[] options = {"--features=features", "--label=label", labels};
    assertThat(accuracy(FRUITS.toString(), "fruits", options)).isGreaterThanOrEqualTo(0.99);
  }

  /** Those with most rows. */
  private static String tenFruits() {
    SparkSession spark = SessionFactory.create("test");
    try {
      return spark
          .read()
          .parquet(FRUITS.toString())
          .groupBy("label")
          .count()
          .sort(col("count").desc(), col("label"))
          .limit(10)
          .collectAsList()
          .stream()
          .map(row -> row.getString(0))
          .collect(Collectors.joining(","));
    } finally {
      spark.stop();
    }
  }
}
