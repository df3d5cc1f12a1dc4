package org.murmuration.endtoend;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.murmuration.fixture.SharedSession;
import org.murmuration.fixture.Workplace;

/** Heads with hidden layers, on the whole way from a table to a file for other programs. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("cluster")
final class TestHiddenLayers {
  /** Four clouds around the corners of a square; opposite corners have the same label. */
  private static final String CORNERS =
      "SELECT IF(x = y, 'same', 'different') AS kind,"
          + " array(5 * x + rand(1), 5 * y + rand(2), 3D) AS f FROM"
          + " (SELECT IF(id % 2 = 0, 1, -1) AS x, IF(id % 4 < 2, 1, -1) AS y FROM range(400))";

  private Workplace workplace;
  private SharedSession session;

  @BeforeAll
  void makeAClassifier(@TempDir Path folder) throws IOException {
    workplace = new Workplace(folder).withNetwork("network").withPhotos("photos", 12);
    session = SharedSession.with(Map.of());
    session.spark().sql(CORNERS).write().parquet(workplace.path("corners"));
    run(
        "pipeline",
        "--network=" + workplace.path("network"),
        "--images=" + workplace.path("photos"),
        "--output=" + workplace.path("result"),
        "--validation-share=0.3",
        "--epochs=20",
        "--hidden=6,5");
  }

  @AfterAll
  void stop() {
    session.close();
  }

  private List<String> run(String... arguments) throws IOException {
    return session.run(arguments).summary();
  }

  private double accuracy(String head, String... settings) throws IOException {
    String table = "--table=" + workplace.path("corners");
    List<String> train = new ArrayList<>(List.of("train", table, "--features=f", "--label=kind"));
    train.add("--head=" + workplace.path(head));
    train.addAll(List.of(settings));
    run(train.toArray(String[]::new));
    String report = "--report=" + workplace.path(head + "-report");
    run("evaluate", table, "--features=f", "--label=kind", train.get(4), report);
    return new ObjectMapper()
        .readTree(workplace.bytes(head + "-report/metrics.json"))
        .get("accuracy")
        .asDouble();
  }

  @Test
  void tellApartWhatNoStraightLineDivides() throws IOException {
    assertThat(accuracy("line", "--epochs=60")).isLessThan(0.8);
    assertThat(accuracy("bent", "--epochs=60", "--hidden=8")).isOne();
    assertThat(workplace.text("bent/config.json")).contains("\"hidden\" : [ 8 ]");
    assertThat(workplace.text("line/config.json")).doesNotContain("hidden");
  }

  @Test
  void areShownAndTold() throws IOException {
    assertThat(String.join("\n", run("show", workplace.path("result/classifier"))))
        .contains("head.hidden1", "head.hidden2_relu", "head_softmax");
    assertThat(workplace.text("result/classifier/README.md"))
        .contains("| head | softmax after hidden layers of 6,5 units (ReLU) |");
    assertThat(workplace.text("result/report/report.html")).contains("6,5");
  }

  @ParameterizedTest
  @ValueSource(strings = {"onnx", "safetensors"})
  void leaveWithTheClassifier(String format) throws IOException {
    String file = "classifier." + format;
    run(
        "export",
        "--from=" + workplace.path("result/classifier"),
        "--format=" + format,
        "--to=" + workplace.path(file));
    assertThat(new String(workplace.bytes(file), ISO_8859_1)).contains("head.hidden2.weight");
  }

  @Test
  void areFineTunedWithTheHead() throws IOException {
    run(
        "finetune",
        "--classifier=" + workplace.path("result/classifier"),
        "--images=" + workplace.path("photos"),
        "--output=" + workplace.path("better"),
        "--unfreeze-from=fc2",
        "--learning-rate=1e-4,head=1e-3",
        "--validation-share=0.3",
        "--epochs=2",
        "--keep-anyway");
    assertThat(workplace.text("better/config.json")).contains("\"hidden\" : [ 6, 5 ]");
    run(
        "classify",
        "--classifier=" + workplace.path("better"),
        "--images=" + workplace.path("photos"),
        "--predictions=" + workplace.path("predictions"));
  }
}
