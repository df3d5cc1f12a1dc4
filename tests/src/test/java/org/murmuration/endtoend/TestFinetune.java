package org.murmuration.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.murmuration.fixture.Ended;
import org.murmuration.fixture.Rows;
import org.murmuration.fixture.Separate;
import org.murmuration.fixture.Workplace;
import org.murmuration.safetensors.SafetensorsReader;

/** A small classifier that has learnt next to nothing is fine-tuned, and what comes of it. */
@Tag("cluster")
final class TestFinetune {
  private static final String[] BETTER = {
    "--unfreeze-from=block5",
    "--epochs=8",
    "--dropout=0",
    "--clip-gradient=1",
    "--optimizer=adam",
    "--learning-rate=0.01"
  };

  @TempDir static Path folder;
  private static Workplace workplace;

  @BeforeAll
  static void makeAClassifier() {
    workplace = new Workplace(folder).withNetwork("network").withPhotos("photos", 20);
    workplace.withResult("--learning-rate=0.000001", "--epochs=1");
    finetune("better", with(BETTER, "--run-report=" + workplace.path("report-of-better.json")));
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
            "better/model.safetensors",
            "better/seen.bin");
    assertThat(workplace.has("better.work")).isFalse();
  }

  @Test
  void tellsBothNumbersInTheModelCard() throws IOException {
    JsonNode metrics = json("better/config.json").get("head").get("metrics");
    double before = metrics.get("validation_accuracy_before").asDouble();
    double after = metrics.get("validation_accuracy").asDouble();
    assertThat(after).isGreaterThanOrEqualTo(before);
    long gained = metrics.get("validation_newly_right").asLong();
    double p = metrics.get("validation_gain_p").asDouble();
    assertThat(gained - metrics.get("validation_newly_wrong").asLong())
        .isEqualTo(Math.round((after - before) * metrics.get("validation_examples").asLong()));
    assertThat(workplace.text("better/README.md"))
        .contains("| fine-tuned | from block5 on |")
        .contains("before and after | %.4f, %.4f |".formatted(before, after));
    assertThat(workplace.text("better/README.md"))
        .contains("| is that a gain? | yes, validation images: %d newly right, ".formatted(gained))
        .contains("p = %.4f (exact one-sided McNemar test) |".formatted(p));
    JsonNode report = json("report-of-better.json");
    assertThat(report.findValue("validation_newly_right").asLong()).isEqualTo(gained);
    assertThat(report.findValue("validation_gain_p").asDouble()).isEqualTo(p).isLessThan(0.05);
    assertThat(report.findValue("validation_accuracy_before").asDouble()).isEqualTo(before);
    assertThat(report.findValue("validation_accuracy").asDouble()).isEqualTo(after);
  }

  private static JsonNode json(String name) throws IOException {
    return new ObjectMapper().readTree(workplace.bytes(name));
  }

  @Test
  void leavesFrozenParametersBitForBit() throws IOException {
    Map<String, float[]> before = arrays("result/classifier");
    Map<String, float[]> after = arrays("better");
    assertThat(after.keySet()).isEqualTo(before.keySet());
    before.forEach(
        (name, values) -> {
          boolean learns = name.matches("(block5|fc|head).*");
          assertThat(Arrays.equals(after.get(name), values)).as(name).isEqualTo(!learns);
        });
  }

  private static Map<String, float[]> arrays(String classifier) throws IOException {
    Map<String, float[]> arrays = new TreeMap<>();
    try (InputStream in = Files.newInputStream(folder.resolve(classifier + "/model.safetensors"))) {
      SafetensorsReader.open(in, classifier)
          .forEach(
              (tensor, floats) -> {
                float[] values = new float[(int) tensor.elements()];
                floats.read(FloatBuffer.wrap(values));
                arrays.put(tensor.name(), values);
              });
    }
    return arrays;
  }

  @Test
  void isUnderstoodByAllThatReadClassifiers() throws IOException {
    Ended.well(
        "evaluate",
        "--classifier=" + workplace.path("better"),
        "--images=" + workplace.path("photos"),
        "--report=" + workplace.path("report"));
    Ended.well(
        "classify",
        "--classifier=" + workplace.path("better"),
        "--images=" + workplace.path("photos"),
        "--predictions=" + workplace.path("predictions"));
    assertThat(Rows.count(workplace.path("predictions"))).isEqualTo(60);
    Ended.well(
        "export",
        "--from=" + workplace.path("better"),
        "--format=onnx",
        "--to=" + workplace.path("better.onnx"));
    assertThat(Ended.well("show", workplace.path("better")).out()).contains("block5_conv1");
    String before = json("result/classifier/config.json").at("/network/weights_sha256").asText();
    assertThat(json("better/config.json").at("/network/weights_sha256").asText())
        .as("another network than before")
        .isNotEqualTo(before);
  }

  @Test
  void hasNothingToDoTheSecondTime() throws IOException {
    byte[] model = workplace.bytes("better/model.safetensors");
    assertThat(Ended.well(arguments("better", BETTER)).out())
        .contains("Nothing to do: this classifier is fine-tuned already");
    assertThat(workplace.bytes("better/model.safetensors")).isEqualTo(model);
    Ended other = Ended.after(arguments("better", "--unfreeze-from=fc1"));
    assertThat(other.code()).isEqualTo(6);
    assertThat(other.refusal()).contains("the one there was made from {", "unfrozen_from=fc1");
  }

  @Test
  void stopsWhereItDivergesAndPublishesNothing() {
    Ended ended = Ended.after(arguments("diverged", "--unfreeze-from=all", "--learning-rate=100"));
    assertThat(ended.code()).isEqualTo(5);
    assertThat(ended.refusal())
        .startsWith("Cannot fine-tune: the loss is ")
        .endsWith("(lower --learning-rate, or use --warm-up or --clip-gradient)");
    assertThat(workplace.has("diverged")).isFalse();
  }

  @Test
  void publishesNothingThatIsNotBetterUnlessAskedTo() {
    String[] none = {"--unfreeze-from=head", "--epochs=1", "--learning-rate=1e-30", "--dropout=0"};
    Ended ended = Ended.after(arguments("same", none));
    assertThat(ended.code()).isEqualTo(5);
    assertThat(ended.refusal())
        .startsWith(
            "Cannot publish the fine-tuned classifier: it is not better beyond noise, validation accuracy")
        .contains(" 0 newly right, 0 newly wrong, ", "; p = 1.0000 (exact one-sided McNemar test)");
    assertThat(workplace.has("same")).isFalse();
    Ended.well(arguments("same", with(none, "--keep-anyway")));
    assertThat(workplace.has("same/model.safetensors")).isTrue();
  }

  /** Of its few validation images too few are named wrong for a better one to stand out. */
  @Test
  void leavesAClassifierThatIsNearlyAlwaysRight() throws IOException {
    Ended.well(
        "train",
        "--table=" + workplace.path("result/table"),
        "--head=" + workplace.path("learnt-head"),
        "--epochs=60");
    Ended.well(
        "assemble",
        "--network=" + workplace.path("network"),
        "--head=" + workplace.path("learnt-head"),
        "--classifier=" + workplace.path("learnt"));
    String[] arguments = arguments("from-learnt", BETTER);
    arguments[1] = "--classifier=" + workplace.path("learnt");
    Ended ended = Ended.after(arguments);
    assertThat(ended.code()).isEqualTo(5);
    assertThat(ended.refusal())
        .contains("validation images wrong, and less than 5 cannot show a gain beyond noise");
    assertThat(workplace.has("from-learnt")).isFalse();
  }

  @Test
  void refusesARoundAboveTheMemoryThatThereIs() {
    Ended ended =
        Ended.after(arguments("large", "--unfreeze-from=all", "--train-batch-size=10000000"));
    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.refusal())
        .startsWith("Cannot fine-tune: a round needs ")
        .contains(" outside the heap of the driver (")
        .endsWith("raise spark.executor.memoryOverhead)");
    assertThat(workplace.has("large")).isFalse();
    assertThat(workplace.has("large.work")).isFalse();
  }

  @Test
  void learnsFromOtherImagesInEachEpochWhereTheyAreAugmented() throws IOException {
    String[] settings = {"--unfreeze-from=head", "--epochs=2", "--keep-anyway"};
    finetune("plain", settings);
    finetune(
        "augmented", with(settings, "--augment=flip,crop", "--work=" + workplace.path("kept")));
    assertThat(json("augmented/config.json").at("/head/training/augment").asText())
        .isEqualTo("flip,crop");
    assertThat(json("augmented/config.json").at("/head/metrics/validation_loss_before"))
        .as("measured on images as they are")
        .isEqualTo(json("plain/config.json").at("/head/metrics/validation_loss_before"));
    assertThat(workplace.bytes("augmented/model.safetensors"))
        .isNotEqualTo(workplace.bytes("plain/model.safetensors"));
    assertThat(folder.resolve("kept/activations")).exists();
    assertThat(folder.resolve("kept/activations-of-epoch-00002")).doesNotExist();
  }

  private static String[] with(String[] settings, String... more) {
    return Stream.concat(Stream.of(settings), Stream.of(more)).toArray(String[]::new);
  }

  @Test
  void unfreezesInStages() throws IOException {
    finetune(
        "staged",
        "--stages=head:1,fc2:1,block5_conv1:2",
        "--learning-rate=0.001,head=0.0005",
        "--schedule=cosine",
        "--warm-up=2",
        "--averaging=1",
        "--train-batch-size=8",
        "--clip-gradient=1",
        "--optimizer=adam",
        "--keep-anyway");
    assertThat(json("staged/config.json").at("/head/training/stages").asText())
        .isEqualTo("head:1,fc2:1,block5_conv1:2");
    assertThat(json("staged/config.json").at("/head/metrics/epochs").asInt()).isEqualTo(4);
  }

  @Test
  void goesOnAfterItWasKilledAsIfItHadNotBeen() throws Exception {
    String[] settings = {
      "--unfreeze-from=fc1",
      "--augment=flip,crop,colour",
      "--epochs=2",
      "--averaging=4",
      "--train-batch-size=4",
      "--learning-rate=1e-5",
      "--keep-anyway"
    };
    finetune("undisturbed", settings);
    Separate.start(Map.of(), arguments("resumed", settings))
        .killOnceThere(folder.resolve("resumed.work/checkpoints/round-00000001"));
    assertThat(workplace.has("resumed")).isFalse();
    finetune("resumed", settings);
    assertThat(workplace.bytes("resumed/model.safetensors"))
        .isEqualTo(workplace.bytes("undisturbed/model.safetensors"));
    assertThat(json("resumed/config.json")).isEqualTo(json("undisturbed/config.json"));
  }
}
