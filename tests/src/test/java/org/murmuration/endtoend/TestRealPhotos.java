package org.murmuration.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.murmuration.fixture.Ended;
import org.murmuration.fixture.OnnxClassifier;
import org.murmuration.fixture.Rows;
import org.murmuration.fixture.Workplace;
import org.murmuration.image.ImageShape;
import org.murmuration.split.Split;

/** Real photos and a real pre-trained network, from weights file to predictions. */
@Tag("cluster")
final class TestRealPhotos {
  private static final Path DATA = Path.of(System.getProperty("murmuration.test-data", "absent"));

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"animals, 83, 0.80", "flowers, 200, 0.60"})
  void areClassifiedWell(String photos, int count, double leastAccuracy) throws Exception {
    assumeTrue(Files.isDirectory(DATA), "Skipped: no test data in " + DATA);
    Workplace workplace = new Workplace(folder);
    Path weights = DATA.resolve("models/squeezenet1_1_birds18.torchvision.safetensors");
    Path images = DATA.resolve("photos").resolve(photos);
    Ended.well("import-weights", "--from=" + weights, "--to=" + workplace.path("network"));
    Ended.well(
        "pipeline",
        "--network=" + workplace.path("network"),
        "--cut=features.12",
        "--images=" + images,
        "--output=" + workplace.path("result"));
    double accuracy = accuracy(workplace, "result/report");
    assertThat(accuracy).isGreaterThanOrEqualTo(leastAccuracy);
    // All are different photos, which an eye can check.
    assertThat(workplace.text("result/report/metrics.json")).contains("\"near_duplicates\" : 0,");

    Ended.well(
        "classify",
        "--classifier=" + workplace.path("result/classifier"),
        "--images=" + images,
        "--predictions=" + workplace.path("predictions"));
    assertThat(Rows.count(workplace.path("predictions"))).isEqualTo(count);
    assertThat(accuracy).isCloseTo(byHand(workplace, "predictions"), within(1e-9));

    Ended.well(
        "export",
        "--from=" + workplace.path("result/classifier"),
        "--format=onnx",
        "--preprocessing=inside",
        "--to=" + workplace.path("classifier.onnx"));
    try (OnnxClassifier model = new OnnxClassifier(folder.resolve("classifier.onnx"))) {
      TestExport.assertAgrees(
          model, workplace.path("predictions"), new ImageShape(224, 224, 3), count);
    }
    if (photos.equals("animals")) {
      aFineTunedClassifierIsTestedAsByHand(workplace, images);
    }
  }

  private static void aFineTunedClassifierIsTestedAsByHand(Workplace workplace, Path images)
      throws IOException {
    Ended.well(
        "finetune",
        "--classifier=" + workplace.path("result/classifier"),
        "--images=" + images,
        "--output=" + workplace.path("better"),
        "--epochs=1",
        "--keep-anyway");
    Ended.well(
        "classify",
        "--classifier=" + workplace.path("better"),
        "--images=" + images,
        "--predictions=" + workplace.path("better-predictions"));
    Ended.well(
        "evaluate",
        "--classifier=" + workplace.path("better"),
        "--images=" + images,
        "--report=" + workplace.path("of-better"));
    double byHand = byHand(workplace, "better-predictions");
    assertThat(accuracy(workplace, "of-better")).isCloseTo(byHand, within(1e-9));
    assertThat(accuracy(workplace, "better.report")).isCloseTo(byHand, within(1e-9));
  }

  private static double accuracy(Workplace workplace, String report) throws IOException {
    return new ObjectMapper()
        .readTree(workplace.bytes(report + "/metrics.json"))
        .get("accuracy")
        .asDouble();
  }

  /** Share of the table's test images whose folder has the name that they were given. */
  private static double byHand(Workplace workplace, String predictions) {
    Set<String> test = new HashSet<>(Rows.imagesOf(workplace.path("result/table"), Split.TEST));
    return Rows.of(
            workplace.path(predictions),
            "image_id",
            "predicted_label = element_at(split(uri, '/'), -2) AS right")
        .stream()
        .map(row -> row.substring(1, row.length() - 1).split(",", -1))
        .filter(row -> test.contains(row[0]))
        .mapToInt(row -> row[1].equals("true") ? 1 : 0)
        .average()
        .orElseThrow();
  }
}
