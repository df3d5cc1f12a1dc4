package org.murmuration.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.murmuration.fixture.DeployFiles;
import org.murmuration.fixture.Shape;
import org.murmuration.fixture.WrittenCommand;

/** Files for platforms have fields that these know, and versions that one table names. */
final class TestPlatformFiles {
  private static final Path DEPLOY = DeployFiles.HOME.resolve("deploy");

  /** A release, an image, a runtime, a connector of somebody else's. */
  private static final Pattern VERSION =
      Pattern.compile(
          "emr-(?:spark-)?\\d+\\.\\d+\\.\\d+"
              + "|\\d\\.\\d-(?:debian|ubuntu)\\d+"
              + "|\\d+\\.(?:\\d+\\.)?x-scala2\\.\\d+"
              + "|(?:spark|hadoop):\\d[\\w.-]*(?=@)"
              + "|(?:hadoop-aws|aws-java-sdk-bundle|bundle|gcs-connector)-(?:hadoop3-)?\\d[\\d.]+\\d"
              + "|(?<=VERSION:-|VERSION=|\"version\": \")\\d\\.\\d"
              + "|(?<=--version )\\d[\\d.]+|(?<=sparkVersion: )\\d[\\d.]+");

  private static final Pattern ROW =
      Pattern.compile("\\| \\[[^]]+]\\(([^)]+)\\) \\| (`[^|]+`) \\|.*");

  @ParameterizedTest
  @CsvSource({
    "kubernetes/pipeline.yaml,spark-application",
    "kubernetes/pipeline-gpu.yaml,spark-application",
    "kubernetes/scheduled.yaml,scheduled-spark-application",
    "kubernetes/operator-values.yaml,operator-values",
    "emr/configurations-cpu.json,emr-configurations",
    "emr/configurations-gpu.json,emr-configurations",
    "emr/steps.json,emr-steps",
    "emr-serverless/application.json,emr-serverless-application",
    "emr-serverless/application-spark-4.json,emr-serverless-application",
    "emr-serverless/start-pipeline.json,emr-serverless-job-run",
    "dataproc/workflow-template.yaml,dataproc-workflow-template",
    "databricks/job.json,databricks-job"
  })
  void haveFieldsThatTheirPlatformKnows(String file, String shape) {
    assertThat(Shape.of(shape).faults(tree(file))).isEmpty();
  }

  private static JsonNode tree(String file) {
    String text = DeployFiles.text(DEPLOY.resolve(file));
    return file.endsWith(".json") ? WrittenCommand.tree(text) : WrittenCommand.yaml(text).get(0);
  }

  @Test
  void theTemplateOfASchedule() {
    JsonNode template = tree("kubernetes/scheduled.yaml").at("/spec/template");
    Shape application = new Shape(Shape.of("spark-application").fields().get("spec!"));
    assertThat(application.faults(template)).isEmpty();
  }

  @Test
  void aMistypedFieldIsNamed() {
    Shape shape = Shape.of("emr-serverless-application");
    String application = "{\"releaseLabel\": 7, \"type\": \"Spark\", \"achitecture\": \"X86_64\"}";
    assertThat(shape.faults(WrittenCommand.tree(application)))
        .containsExactlyInAnyOrder(
            "/releaseLabel is no string: 7",
            "/type is no =SPARK|HIVE: \"Spark\"",
            " has an unknown field achitecture");
    assertThat(shape.faults(WrittenCommand.tree("{\"type\": \"SPARK\"}")))
        .containsExactly(" lacks releaseLabel");
  }

  /** Elsewhere the operator never looks. */
  @Test
  void theOperatorWatchesTheNamespaceOfTheFiles() {
    JsonNode namespaces = tree("kubernetes/operator-values.yaml").at("/spark/jobNamespaces");
    for (String file :
        List.of("pipeline.yaml", "pipeline-gpu.yaml", "scheduled.yaml", "rbac.yaml")) {
      Set<String> named =
          new TreeSet<>(
              WrittenCommand.yaml(DeployFiles.text(DEPLOY.resolve("kubernetes").resolve(file)))
                  .findValuesAsText("namespace"));
      assertThat(named).as(file).containsExactly(namespaces.get(0).asText());
    }
  }

  /** A row of deploy/README.md: a file, and the versions that it names. */
  private record Row(String file, Set<String> versions) {}

  private static Stream<Row> rows() {
    return DeployFiles.text(DEPLOY.resolve("README.md"))
        .lines()
        .map(ROW::matcher)
        .filter(row -> row.matches())
        .map(row -> new Row(row.group(1), Set.of(row.group(2).replace("`", "").split(", "))));
  }

  @Test
  void oneTableNamesAllVersions() {
    assertThat(rows()).hasSizeGreaterThan(8);
    rows()
        .forEach(
            row ->
                assertThat(versions(DEPLOY.resolve(row.file())))
                    .as(row.file())
                    .isEqualTo(row.versions()));
    Set<Path> listed = rows().map(row -> DEPLOY.resolve(row.file())).collect(Collectors.toSet());
    assertThat(DeployFiles.all())
        .filteredOn(file -> file.startsWith(DEPLOY) && !file.toString().endsWith(".md"))
        .filteredOn(file -> !listed.contains(file))
        .allSatisfy(file -> assertThat(versions(file)).as("%s", file).isEmpty());
  }

  private static Set<String> versions(Path file) {
    return VERSION
        .matcher(DeployFiles.text(file))
        .results()
        .map(found -> found.group())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void imagesAreNamedByTheirDigest() {
    Stream<String> bases =
        DeployFiles.text(DEPLOY.resolve("docker/Dockerfile"))
            .lines()
            .filter(line -> line.startsWith("FROM ") && line.contains("/"));
    assertThat(bases).hasSize(2).allSatisfy(TestPlatformFiles::isByDigest);
    assertThat(tree("docker/compose.yaml").at("/x-hadoop/image").asText())
        .satisfies(TestPlatformFiles::isByDigest);
    for (String file : List.of("pipeline.yaml", "pipeline-gpu.yaml", "scheduled.yaml")) {
      assertThat(tree("kubernetes/" + file).findValuesAsText("image"))
          .allSatisfy(image -> assertThat(image).endsWith("@DIGEST"));
    }
  }

  @Test
  void ourOwnVersionIsThatOfTheProject() {
    String pom = DeployFiles.text(DeployFiles.HOME.resolve("pom.xml"));
    String version = pom.replaceFirst("(?s).*?\\n  <version>(.*?)</version>.*", "$1");
    assertThat(DeployFiles.text(DEPLOY.resolve("docker/Dockerfile")))
        .contains("murmuration-" + version + ".jar");
    assertThat(tree("docker/compose.yaml").at("/x-spark/image").asText())
        .isEqualTo("murmuration:" + version.replace("-SNAPSHOT", ""));
  }

  private static void isByDigest(String image) {
    assertThat(image).containsPattern("@sha256:[0-9a-f]{64}\\b");
  }
}
