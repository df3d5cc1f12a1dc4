package org.murmuration.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.yarn.api.records.FinalApplicationStatus;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.config.Configurator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.murmuration.fixture.Ended;
import org.murmuration.fixture.Submitted;
import org.murmuration.fixture.Workplace;
import org.murmuration.fixture.YarnPlace;

/** The jar that users have, on a real YARN, from hdfs:// to hdfs://, by the real spark-submit. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("cluster")
final class TestYarn {
  private static final Path JAR = Path.of(System.getProperty("murmuration.uber-jar"));
  private static final Path DATA = Path.of(System.getProperty("murmuration.test-data", "absent"));

  private YarnPlace place;
  private Workplace workplace;

  @BeforeAll
  void startClusters(@TempDir Path folder) throws IOException {
    assumeFalse(
        Boolean.getBoolean("murmuration.uber-jar.skip"), "Skipped: this build makes no uber jar");
    assumeTrue(Files.exists(JAR), "Skipped: there is no " + JAR);
    // Hadoop's servers tell at length of what they do.
    Configurator.setLevel("org.apache.hadoop", Level.OFF);
    workplace = new Workplace(folder).withNetwork("network").withPhotos("photos", 8);
    place = YarnPlace.in(folder);
    place.upload(JAR, "murmuration.jar");
    place.upload(Path.of(workplace.path("network")), "network");
    place.upload(Path.of(workplace.path("photos")), "photos");
    workplace.withFile("bad-table/contract.json", "{}");
    place.upload(Path.of(workplace.path("bad-table")), "bad-table");
  }

  @AfterAll
  void stopClusters() {
    if (place != null) {
      place.close();
    }
    Configurator.setLevel("org.apache.hadoop", Level.WARN);
  }

  private JsonNode json(String name) throws IOException {
    return new ObjectMapper().readTree(place.bytes(name));
  }

  private Submitted onYarn(String... command) throws Exception {
    return Submitted.to(place, "cluster", place.path("murmuration.jar"), command);
  }

  private Submitted fromHere(String... command) throws Exception {
    return Submitted.to(place, "client", JAR.toString(), command);
  }

  private String[] trainOnABadTable(String head) {
    return new String[] {
      "train", "--table=" + place.path("bad-table"), "--head=" + place.path(head)
    };
  }

  private void assertSucceeded(Submitted submitted) {
    assertThat(submitted.code()).as(submitted.log() + submitted.diagnostics()).isZero();
    assertThat(submitted.finalStatus()).isEqualTo(FinalApplicationStatus.SUCCEEDED);
  }

  /** Real photos and a real network where they are there. */
  private String[] pipeline() throws IOException {
    List<String> line = new ArrayList<>(List.of("pipeline", "--output=" + place.path("result")));
    if (Files.isDirectory(DATA)) {
      String weights = "squeezenet1_1_birds18.torchvision.safetensors";
      Ended.well(
          "import-weights",
          "--from=" + DATA.resolve("models").resolve(weights),
          "--to=" + workplace.path("squeezenet"));
      place.upload(Path.of(workplace.path("squeezenet")), "squeezenet");
      place.upload(DATA.resolve("photos/animals"), "animals");
      line.addAll(List.of("--network=" + place.path("squeezenet"), "--cut=features.12"));
      line.addAll(List.of("--images=" + place.path("animals"), "--min-accuracy=0.8"));
    } else {
      line.addAll(List.of("--network=" + place.path("network"), "--epochs=5"));
      line.add("--images=" + place.path("photos"));
    }
    return line.toArray(String[]::new);
  }

  @Test
  void aPipelineSucceedsWithItsDriverOnYarn() throws Exception {
    assertSucceeded(onYarn(pipeline()));
    assertThat(json("result/run-report.json").get("exit_code").asInt()).isZero();
    assertThat(json("result/report/metrics.json").get("examples").asInt()).isPositive();
  }

  @Test
  void anEmbeddingSucceedsWithItsDriverHere() throws Exception {
    assertSucceeded(
        fromHere(
            "embed",
            "--network=" + place.path("network"),
            "--images=" + place.path("photos"),
            "--table=" + place.path("table")));
    assertThat(json("table.run-report.json").get("result").get("images_embedded").asInt())
        .isEqualTo(24);
  }

  /** In cluster mode, spark-submit itself says no more than 0 or 1. */
  @Test
  void aBadTableFailsWithItsDriverOnYarn() throws Exception {
    Submitted submitted = onYarn(trainOnABadTable("head-on-yarn"));
    assertThat(submitted.code()).as(submitted.log()).isEqualTo(1);
    assertThat(submitted.finalStatus()).isEqualTo(FinalApplicationStatus.FAILED);
    assertThat(submitted.diagnostics()).contains("User application exited with status 4");
    assertThat(json("head-on-yarn.run-report.json").get("exit_code").asInt()).isEqualTo(4);
  }

  @Test
  void aBadTableFailsWithItsDriverHere() throws Exception {
    Submitted submitted = fromHere(trainOnABadTable("head-from-here"));
    assertThat(submitted.code()).as(submitted.log()).isEqualTo(4);
    assertThat(submitted.finalStatus()).isEqualTo(FinalApplicationStatus.FAILED);
    assertThat(json("head-from-here.run-report.json").get("exit_code").asInt()).isEqualTo(4);
  }
}
