package org.murmuration.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small classifier that is fine-tuned, and what comes of it. */
final class TestFinetune {
  @TempDir static Path folder;
  private static Workplace workplace;

  @BeforeAll
  static void makeAClassifier() {
    workplace = new Workplace(folder).withNetwork("network").withPhotos("photos", 20);
    Ended.well(
        "pipeline",
        "--network=" + workplace.path("network"),
        "--images=" + workplace.path("photos"),
        "--output=" + workplace.path("result"),
        "--validation-share=0.3",
        "--epochs=10");
    finetune(
        "better",
        "--unfreeze-from=block5",
        "--epochs=8",
        "--dropout=0",
        "--clip-gradient=1",
        "--learning-rate=0.001");
  }

  private static Ended finetune(String output, String... options) {
    return Ended.well(arguments(output, options));
  }

  private static String[] arguments(String output, String... options) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "finetune",
                "--classifier=" + workplace.path("result/classifier"),
                "--images=" + workplace.path("photos"),
                "--validation-share=0.3",
                "--output=" + workplace.path(output)));
    Stream.of(options).forEach(arguments::add);
    return arguments.toArray(String[]::new);
  }

  @Test
  void leavesAClassifierLikeAnyOtherAndNothingElse() throws IOException {
    assertThat(workplace.filesBelow("better"))
        .containsExactly(
            "better/README.md",
            "better/SHA256SUMS",
            "better/config.json",
            "better/model.safetensors");
    assertThat(workplace.has("better.work")).isFalse();
  }

  @Test
  void tellsBothNumbersInTheModelCard() throws IOException {
    JsonNode metrics = json("better/config.json").get("head").get("metrics");
    double before = metrics.get("validation_accuracy_before").asDouble();
    double after = metrics.get("validation_accuracy").asDouble();
    assertThat(after).isGreaterThanOrEqualTo(before);
    assertThat(workplace.text("better/README.md"))
        .contains("| fine-tuned | from block5 on |")
        .contains("before and after | %.4f, %.4f |".formatted(before, after));
  }

  private static JsonNode json(String name) throws IOException {
    return new ObjectMapper().readTree(workplace.bytes(name));
  }
}
