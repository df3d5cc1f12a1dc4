package org.murmuration.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.murmuration.fixture.Ended;
import org.murmuration.fixture.OnnxClassifier;
import org.murmuration.fixture.Rows;
import org.murmuration.fixture.Workplace;
import org.murmuration.image.ImageShape;

/** A classifier leaves as a file, and what may go wrong with that. */
@Tag("cluster")
final class TestExport {
  @TempDir static Path folder;
  private static Workplace workplace;

  @BeforeAll
  static void makeAClassifier() {
    workplace = new Workplace(folder).withNetwork("network").withPhotos("photos", 8);
    Ended.well(
        "pipeline",
        "--network=" + workplace.path("network"),
        "--images=" + workplace.path("photos"),
        "--output=" + workplace.path("result"),
        "--epochs=20");
  }

  private static Ended export(String format, String to, String... more) {
    Stream<String> arguments =
        Stream.of(
            "export",
            "--from=" + workplace.path("result/classifier"),
            "--format=" + format,
            "--to=" + workplace.path(to));
    return Ended.after(Stream.concat(arguments, Stream.of(more)).toArray(String[]::new));
  }

  @Test
  void anOnnxModelNamesPhotosAsClassifyDoes() throws Exception {
    Ended ended = export("onnx", "out/classifier.onnx", "--preprocessing=inside");
    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(ended.out()).contains("Exported a classifier of 3 labels as onnx: ", "File: ");
    Ended.well(
        "classify",
        "--classifier=" + workplace.path("result/classifier"),
        "--images=" + workplace.path("photos"),
        "--predictions=" + workplace.path("predictions"));
    try (OnnxClassifier model = new OnnxClassifier(folder.resolve("out/classifier.onnx"))) {
      assertThat(model.labels()).isEqualTo(Workplace.LABELS);
      assertAgrees(model, workplace.path("predictions"), new ImageShape(32, 32, 3), 24);
    }
    assertThat(workplace.has("out/classifier.onnx.run-report.json")).isTrue();
  }

  /** Holds a model against the rows that {@code classify} wrote. */
  static void assertAgrees(OnnxClassifier model, String predictions, ImageShape shape, int photos)
      throws Exception {
    List<String> rows =
        Rows.of(
            predictions,
            "to_json(struct(uri, predicted_label as label, cast(probability as double) as p))");
    assertThat(rows).hasSize(photos);
    for (String row : rows) {
      JsonNode expected = new ObjectMapper().readTree(row).get(0);
      Path photo = Path.of(expected.get("uri").asText().replaceFirst("^file:", ""));
      OnnxClassifier.Answer answer = model.nameOf(photo, shape);
      assertThat(answer.label()).as(row).isEqualTo(expected.get("label").asText());
      assertThat((double) answer.probability())
          .as(row)
          .isCloseTo(expected.get("p").asDouble(), within(1e-4));
    }
  }

  @Test
  void safetensorsComeBackBitByBit() throws IOException {
    assertThat(export("safetensors", "out/classifier.safetensors").code()).isZero();
    Ended.well(
        "import-weights",
        "--from=" + workplace.path("out/classifier.safetensors"),
        "--to=" + workplace.path("imported"));
    // The names differ (predictions, head), the order of the arrays does not.
    assertThat(arrays(workplace.bytes("imported/model.safetensors")))
        .isEqualTo(arrays(workplace.bytes("result/classifier/model.safetensors")));
    JsonNode network = new ObjectMapper().readTree(workplace.bytes("imported/config.json"));
    assertThat(network.get("preset").asText()).isEqualTo("caffe");
    assertThat(network.at("/architecture/input/height").asInt()).isEqualTo(32);
  }

  private static byte[] arrays(byte[] safetensors) {
    long header = ByteBuffer.wrap(safetensors).order(ByteOrder.LITTLE_ENDIAN).getLong();
    return Arrays.copyOfRange(safetensors, 8 + (int) header, safetensors.length);
  }

  @Test
  void neverReplacesAFile() throws IOException {
    workplace.withFile("out/precious.onnx", "precious");
    Ended ended = export("onnx", "out/precious.onnx");
    assertThat(ended.code()).isEqualTo(6);
    assertThat(ended.refusal())
        .endsWith("out/precious.onnx: it exists already (name another file, or remove it)");
    assertThat(workplace.text("out/precious.onnx")).isEqualTo("precious");
  }

  @Test
  void anUnknownFormatSuggestsTheNearest() {
    Ended ended = export("safetensor", "out/unknown");
    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.refusal())
        .isEqualTo(
            "Cannot use --format 'safetensor': onnx and safetensors are known (did you mean safetensors?)");
  }

  @Test
  void anUnknownPlaceOfPreprocessingSuggestsTheNearest() {
    Ended ended = export("onnx", "out/unknown", "--preprocessing=insid");
    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.refusal())
        .isEqualTo(
            "Cannot use --preprocessing 'insid': outside and inside are known (did you mean inside?)");
  }

  @Test
  void safetensorsHoldNoPreprocessing() {
    Ended ended = export("safetensors", "out/inside", "--preprocessing=inside");
    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.refusal())
        .isEqualTo(
            "Cannot put pre-processing inside: safetensors has weights only (use --format onnx)");
  }

  @Test
  void aFolderThatHoldsNoClassifier() {
    assertRefused("network", " is a network (next: pipeline --network ");
    assertRefused("result/head", "/result/head is a head (did you mean ");
    assertRefused("photos", " is a folder of photos (next: pipeline --network FOLDER --images ");
    assertRefused("missing", "Cannot read the classifier: there is no folder ");
  }

  private static void assertRefused(String from, String why) {
    Ended ended =
        Ended.after(
            "export",
            "--from=" + workplace.path(from),
            "--format=onnx",
            "--to=" + workplace.path("none/model.onnx"));
    assertThat(ended.code()).isEqualTo(4);
    assertThat(ended.refusal()).contains(why);
    assertThat(workplace.has("none/model.onnx")).isFalse();
  }

  @Test
  void aDamagedClassifierLeavesNothing() throws IOException {
    Path damaged = Files.createDirectories(folder.resolve("damaged"));
    for (String name : List.of("SHA256SUMS", "config.json", "model.safetensors")) {
      Files.write(damaged.resolve(name), workplace.bytes("result/classifier/" + name));
    }
    byte[] model = workplace.bytes("damaged/model.safetensors");
    model[model.length - 1] ^= 1;
    Files.write(damaged.resolve("model.safetensors"), model);
    Ended ended =
        Ended.after(
            "export",
            "--from=" + damaged,
            "--format=onnx",
            "--to=" + workplace.path("from-damaged/model.onnx"),
            "--run-report=" + workplace.path("damaged-report.json"));
    assertThat(ended.code()).isEqualTo(4);
    assertThat(ended.refusal()).contains("its SHA-256 is ");
    assertThat(workplace.has("from-damaged")).isFalse();
  }

  @Test
  void aHeadThatIsNoLayerOfANetworkIsNotImportedAsOne() {
    String classifier = classifierOfAnotherCut();
    Ended.well(
        "export",
        "--from=" + classifier,
        "--format=safetensors",
        "--to=" + workplace.path("out/block4.safetensors"));
    Ended ended =
        Ended.after(
            "import-weights",
            "--from=" + workplace.path("out/block4.safetensors"),
            "--to=" + workplace.path("not-imported"));
    assertThat(ended.code()).isEqualTo(4);
    assertThat(ended.refusal())
        .endsWith(
            "it is a classifier whose head (head.weight) is no layer of a network, so it is not a whole network (import the weights that its network came from)");
    assertThat(workplace.has("not-imported")).isFalse();
  }

  private static String classifierOfAnotherCut() {
    Ended.well(
        "pipeline",
        "--network=" + workplace.path("network"),
        "--images=" + workplace.path("photos"),
        "--output=" + workplace.path("result-block4"),
        "--cut=block4_pool",
        "--pooling=flatten",
        "--epochs=2");
    return workplace.path("result-block4/classifier");
  }
}
