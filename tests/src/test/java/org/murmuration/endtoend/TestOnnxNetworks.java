package org.murmuration.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.murmuration.fixture.Ended;
import org.murmuration.fixture.Rows;
import org.murmuration.fixture.Workplace;

/** A network that came as an ONNX file goes the whole way. It is one of ours that left as one. */
@Tag("cluster")
final class TestOnnxNetworks {
  @TempDir static Path folder;
  private static Workplace workplace;

  @BeforeAll
  static void goTheWholeWay() {
    workplace = new Workplace(folder).withNetwork("network").withPhotos("photos", 8);
    Ended.well(
        "pipeline",
        "--network=" + workplace.path("network"),
        "--images=" + workplace.path("photos"),
        "--output=" + workplace.path("result"),
        "--epochs=20");
    Ended.well(
        "export",
        "--from=" + workplace.path("result/classifier"),
        "--format=onnx",
        "--to=" + workplace.path("ours.onnx"));
    Ended.well(
        "import-weights",
        "--from=" + workplace.path("ours.onnx"),
        "--to=" + workplace.path("onnx"));
    whole("onnx", "result2");
  }

  private static void whole(String network, String result) {
    Ended.well(
        "pipeline",
        "--network=" + workplace.path(network),
        "--images=" + workplace.path("photos"),
        "--output=" + workplace.path(result),
        "--epochs=20");
  }

  private static Ended after(String command, String... arguments) {
    return Ended.after(
        Stream.concat(Stream.of(command), Stream.of(arguments)).toArray(String[]::new));
  }

  private static String option(String name, String place) {
    return "--%s=%s".formatted(name, workplace.path(place));
  }

  @Test
  void isAFolderWithTheFileAndItsDescription() throws IOException {
    JsonNode config = new ObjectMapper().readTree(workplace.bytes("onnx/config.json"));
    assertThat(config.get("format_version").asInt()).isEqualTo(2);
    assertThat(config.get("preset").asText()).isEqualTo("caffe");
    assertThat(config.at("/graph/id").asText()).isEqualTo("ours");
    assertThat(workplace.has("onnx/model.onnx")).isTrue();
  }

  @Test
  void hasTheEmbeddingsThatOursHas() throws Exception {
    List<JsonNode> ours = embeddings("result/table");
    List<JsonNode> found = embeddings("result2/table");
    assertThat(found).hasSameSizeAs(ours).hasSize(24);
    for (int i = 0; i < ours.size(); i++) {
      assertThat(found.get(i).get("uri")).isEqualTo(ours.get(i).get("uri"));
      assertClose(found.get(i).get("embedding"), ours.get(i).get("embedding"));
    }
  }

  private static List<JsonNode> embeddings(String table) throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    return Rows.of(workplace.path(table), "to_json(struct(uri, embedding))").stream()
        .sorted()
        .map(
            row -> {
              try {
                return mapper.readTree(row).get(0);
              } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
              }
            })
        .toList();
  }

  private static void assertClose(JsonNode found, JsonNode wanted) {
    assertThat(found.size()).isEqualTo(wanted.size());
    double largest = 1;
    for (JsonNode value : wanted) {
      largest = Math.max(largest, Math.abs(value.asDouble()));
    }
    for (int i = 0; i < found.size(); i++) {
      assertThat(found.get(i).asDouble())
          .isCloseTo(wanted.get(i).asDouble(), within(1e-5 * largest));
    }
  }

  @Test
  void namesPhotosAndLeavesAsOneFileThatComesBack() {
    Ended named =
        after(
            "classify",
            option("classifier", "result2/classifier"),
            option("images", "photos"),
            option("predictions", "named.csv"));
    assertThat(named.code()).as(named.err()).isZero();
    assertThat(workplace.has("result2/classifier/model.onnx")).isTrue();
    Ended exported =
        after(
            "export",
            option("from", "result2/classifier"),
            "--format=onnx",
            option("to", "again.onnx"));
    assertThat(exported.code()).as(exported.err()).isZero();
    Ended imported = after("import-weights", option("from", "again.onnx"), option("to", "again"));
    assertThat(imported.code()).as(imported.err()).isZero();
    assertThat(imported.out()).contains("pixels as caffe has them");
    Ended shown = after("show", workplace.path("again"));
    assertThat(shown.code()).as(shown.err()).isZero();
    assertThat(shown.out()).contains("Cuts that are likely");
  }

  @Test
  void isComputedByOnnxRuntime() throws IOException {
    assertThat(workplace.text("result2/run-report.json"))
        .contains("ONNX Runtime 1.28.0 in float32");
  }

  @Test
  void isTestedAsAnyOther() {
    Ended ended =
        after(
            "evaluate",
            option("classifier", "result2/classifier"),
            option("images", "photos"),
            option("report", "report"));
    assertThat(ended.code()).as(ended.err()).isZero();
  }

  @Test
  void isPlannedAndLookedAt() {
    assertThat(after("plan", option("network", "onnx"), option("images", "photos")).code())
        .isZero();
    assertThat(after("doctor", option("network", "onnx")).code()).isZero();
  }

  @Test
  void embedsFromTheFolderToo() throws Exception {
    Ended ended =
        after(
            "embed",
            option("network", "onnx"),
            option("images", "photos"),
            option("table", "by-file"),
            "--weights-by=file");
    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(embeddings("by-file")).isEqualTo(embeddings("result2/table"));
  }

  @Test
  void computesInFloat32Alone() {
    Ended ended =
        after(
            "embed",
            option("network", "onnx"),
            option("images", "photos"),
            option("table", "int8"),
            "--precision=int8");
    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.refusal())
        .isEqualTo(
            "Cannot compute ours in int8: it came as an ONNX file, which is used as it is, in float32 (leave out --precision)");
  }

  @Test
  void doesNotLearn() {
    Ended ended =
        after(
            "finetune",
            option("classifier", "result2/classifier"),
            option("images", "photos"),
            option("output", "better"));
    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.refusal()).startsWith("Cannot fine-tune ours: it came as an ONNX file");
    Ended planned =
        after("plan", option("network", "onnx"), option("images", "photos"), "--unfreeze-from=own");
    assertThat(planned.code()).isEqualTo(2);
    assertThat(planned.refusal()).startsWith("Cannot plan to fine-tune ours: ");
  }

  @Test
  void hasNoNamesOfTorchvisions() {
    Ended ended =
        after(
            "export",
            option("from", "result2/classifier"),
            "--format=safetensors",
            option("to", "c.safetensors"));
    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.refusal()).startsWith("Cannot export ours as safetensors: ");
    assertThat(workplace.has("c.safetensors")).isFalse();
  }

  @Test
  void aDamagedOneIsNotExported() throws IOException {
    Path damaged = Files.createDirectories(folder.resolve("damaged"));
    for (String name : List.of("SHA256SUMS", "config.json", "model.onnx")) {
      Files.write(damaged.resolve(name), workplace.bytes("result2/classifier/" + name));
    }
    byte[] model = workplace.bytes("damaged/model.onnx");
    model[model.length / 2] ^= 1;
    Files.write(damaged.resolve("model.onnx"), model);
    Ended ended =
        after(
            "export",
            option("from", "damaged"),
            "--format=onnx",
            option("to", "none/c.onnx"),
            option("run-report", "damaged.json"));
    assertThat(ended.code()).isEqualTo(4);
    assertThat(ended.refusal()).contains("its SHA-256 is ");
    assertThat(workplace.has("none")).isFalse();
  }

  @Test
  void takesPixelsThatHaveNoPresetAndSaysSoWhereverTheyGo() throws IOException {
    Ended imported =
        after(
            "import-weights",
            option("from", "ours.onnx"),
            option("to", "own-pixels"),
            "--mean=0.4,0.45,0.5",
            "--deviation=0.2,0.2,0.25");
    assertThat(imported.code()).as(imported.err()).isZero();
    assertThat(imported.out()).contains("pixels as mean=0.4,0.45,0.5;deviation=0.2,0.2,0.25");
    whole("own-pixels", "result3");
    assertThat(workplace.text("result3/classifier/config.json"))
        .contains("mean=0.4,0.45,0.5;deviation=0.2,0.2,0.25/subsample4/resize37/crop32x32");
    Ended named =
        after(
            "classify",
            option("classifier", "result3/classifier"),
            option("images", "photos"),
            option("predictions", "named3.csv"));
    assertThat(named.code()).as(named.err()).isZero();
    Ended other =
        after(
            "embed",
            option("network", "onnx"),
            option("images", "photos"),
            option("table", "result3/table"));
    assertThat(other.code()).isEqualTo(6);
    assertThat(other.refusal()).contains("mean=0.4,0.45,0.5");
  }
}
