package org.murmuration.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.murmuration.fixture.Ended;
import org.murmuration.fixture.Workplace;

/**
 * What fine-tuning does for a real pre-trained network on real photos, from three seeds. Takes some
 * minutes: {@code mvn verify -pl model-lib,jobs,deploy,tests -Dtest=TestFinetunePhotos
 * -Dsurefire.failIfNoSpecifiedTests=false -Dmurmuration.finetune-photos} prints the numbers.
 */
@Tag("cluster")
final class TestFinetunePhotos {
  private static final Path DATA = Path.of(System.getProperty("murmuration.test-data", "absent"));
  private static final int SEEDS = 3;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"animals", "flowers"})
  void areNamedAtLeastAsWellAsByTheFrozenHead(String photos) throws Exception {
    assumeTrue(System.getProperty("murmuration.finetune-photos") != null, "Skipped: not asked for");
    assumeTrue(Files.isDirectory(DATA), "Skipped: no test data in " + DATA);
    Workplace workplace = new Workplace(folder);
    Path weights = DATA.resolve("models/squeezenet1_1_birds18.torchvision.safetensors");
    Path images = DATA.resolve("photos").resolve(photos);
    Ended.well("import-weights", "--from=" + weights, "--to=" + workplace.path("network"));
    Ended.well(
        "pipeline",
        "--network=" + workplace.path("network"),
        "--cut=features.12",
        "--validation-share=0.2",
        "--images=" + images,
        "--output=" + workplace.path("result"));
    for (int seed = 1; seed <= SEEDS; seed++) {
      Ended ended =
          Ended.well(
              "finetune",
              "--classifier=" + workplace.path("result/classifier"),
              "--images=" + images,
              "--unfreeze-from=features.11",
              "--validation-share=0.2",
              "--seed=" + seed,
              "--keep-anyway",
              "--work=" + workplace.path("work"),
              "--output=" + workplace.path("fine-tuned-" + seed));
      System.out.printf("%s, seed %d: %s%n", photos, seed, ended.out().replace("\n", "; "));
      JsonNode metrics =
          new ObjectMapper()
              .readTree(workplace.bytes("fine-tuned-" + seed + "/config.json"))
              .get("head")
              .get("metrics");
      assertThat(metrics.get("validation_accuracy").asDouble())
          .isGreaterThanOrEqualTo(metrics.get("validation_accuracy_before").asDouble());
    }
  }
}
