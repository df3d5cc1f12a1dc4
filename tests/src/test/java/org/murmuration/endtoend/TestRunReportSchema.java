package org.murmuration.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.murmuration.fixture.DeployFiles;
import org.murmuration.fixture.Ended;
import org.murmuration.fixture.Workplace;

/** The schema in {@code conf} holds for what each command writes, however it ends. */
@Tag("cluster")
@TestInstance(Lifecycle.PER_CLASS)
class TestRunReportSchema {
  private static final Path SCHEMA = DeployFiles.HOME.resolve("conf/run-report.schema.json");

  private final ObjectMapper json = new ObjectMapper();
  private final Set<String> commands = new TreeSet<>();
  private JsonSchema schema;
  private Workplace workplace;

  @BeforeAll
  void prepare(@TempDir Path folder) throws IOException {
    schema =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(Files.readString(SCHEMA));
    workplace = new Workplace(folder).withNetwork("network").withPhotos("photos", 12);
    workplace.withFile("photos/red/broken.png", "no image");
  }

  /** What a command reported, whose other options are {@code --name=place} of this workplace. */
  private JsonNode report(int code, String command, String... options) throws IOException {
    String place = workplace.path("report-" + commands.size() + "-" + command + ".json");
    List<String> line = new ArrayList<>(List.of(command, "--run-report=" + place));
    line.addAll(List.of(options));
    Ended ended = Ended.after(line.toArray(String[]::new));
    assertThat(ended.code()).as("%s: %s", line, ended.err()).isEqualTo(code);
    commands.add(command);
    JsonNode report = json.readTree(Path.of(place).toFile());
    assertThat(schema.validate(report)).as("%s: %s", line, report).isEmpty();
    return report;
  }

  private String at(String option, String name) {
    return "--" + option + "=" + workplace.path(name);
  }

  @Test
  void holdsForEachCommand() throws IOException {
    report(
        0,
        "new-network",
        "--architecture=squeezenet1_1",
        "--input-shape=47x47x3",
        at("to", "other"));
    JsonNode pipeline =
        report(
            0,
            "pipeline",
            at("network", "network"),
            at("images", "photos"),
            at("output", "result"),
            "--epochs=20",
            "--max-reject-ratio=0.5");
    assertThat(pipeline.at("/result/embed/images_embedded").asInt()).isEqualTo(36);
    assertThat(pipeline.at("/result/evaluate/by_label")).hasSize(3);
    assertThat(pipeline.at("/settings/epochs").isIntegralNumber()).isTrue();
    singleStages();
    wholeWays();
    assertThat(commands).containsAll(namesOfCommands());
  }

  private void singleStages() throws IOException {
    String network = at("network", "network");
    String photos = at("images", "photos");
    String rejects = "--max-reject-ratio=0.5";
    report(0, "check-images", photos, at("output", "checked"));
    report(0, "pack", photos, at("pack", "packed"));
    report(0, "plan", network, "--image-count=1000");
    report(0, "doctor", at("path", "doctored"));
    report(0, "show", workplace.path("network"), at("svg", "n.svg"));
    report(0, "embed", network, photos, at("table", "table"), rejects);
    report(0, "compact", at("table", "table"));
    report(0, "train", at("table", "table"), at("head", "head"), "--epochs=5");
    report(0, "assemble", network, at("head", "head"), at("classifier", "classifier"));
    report(0, "evaluate", at("table", "table"), at("head", "head"), at("report", "report"));
    report(
        0, "export", at("from", "classifier"), "--format=safetensors", at("to", "c.safetensors"));
    report(0, "import-weights", at("from", "c.safetensors"), at("to", "imported"));
  }

  private void wholeWays() throws IOException {
    String photos = at("images", "photos");
    report(0, "classify", at("classifier", "classifier"), photos, at("predictions", "p.csv"));
    report(
        0,
        "tune",
        at("table", "table"),
        at("output", "tuned"),
        "--epochs=3",
        "--folds=2",
        "--l2s=0.0001",
        "--learning-rates=0.1,0.5");
    report(
        0,
        "finetune",
        at("classifier", "classifier"),
        photos,
        at("output", "better"),
        "--epochs=1",
        "--keep-anyway",
        "--max-reject-ratio=0.5");
    report(
        0,
        "demo",
        "--architecture=squeezenet1_1",
        "--images-per-class=3",
        "--epochs=2",
        at("output", "demo"));
  }

  private static List<String> namesOfCommands() throws IOException {
    try (var files = Files.list(DeployFiles.HOME.resolve("deploy/help"))) {
      return files
          .map(file -> file.getFileName().toString().replace(".txt", ""))
          .filter(name -> !name.equals("murmuration"))
          .toList();
    }
  }

  @Test
  void holdsForCommandsThatFail() throws IOException {
    JsonNode missing =
        report(4, "embed", at("network", "none"), at("images", "photos"), at("table", "t4"));
    assertThat(missing.at("/error/message").asText()).startsWith("Cannot ");
    report(
        2,
        "embed",
        at("network", "network"),
        at("images", "photos"),
        at("table", "t2"),
        "--fit=crop",
        "--compact=auto",
        "--keep-replaced=1x");
    JsonNode rejects =
        report(
            5,
            "embed",
            at("network", "network"),
            at("images", "photos"),
            at("table", "t5"),
            "--max-reject-ratio=0.001");
    assertThat(rejects.at("/exit_code").asInt()).isEqualTo(5);
  }

  @Test
  void tellsOfAFieldThatItDoesNotKnow() throws IOException {
    JsonNode report = json.readTree("{\"format_version\": 1, \"exit_code\": 7}");
    assertThat(schema.validate(report)).isNotEmpty();
  }
}
