package org.murmuration.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.murmuration.fixture.DeployFiles;
import org.murmuration.fixture.WrittenCommand;

/** Files for clusters that are not at hand are tested as text: they parse, and name what exists. */
final class TestDeployFiles {
  /** Of connectors that clusters bring and that are not on this class path. */
  private static final Set<String> ON_CLUSTERS_ONLY =
      Set.of(
          "org.apache.hadoop.fs.s3a.auth.IAMInstanceCredentialsProvider",
          "org.apache.hadoop.yarn.util.resource.DominantResourceCalculator",
          "org.apache.hadoop.yarn.server.nodemanager.LinuxContainerExecutor");

  private static final Pattern CLASS =
      Pattern.compile(
          "\\borg\\.(?:murmuration|apache|deeplearning4j)(?:\\.[a-z0-9]+)+\\.[A-Z]\\w+");

  @Test
  void everyFileOfAFormatParses() {
    all(".json", file -> WrittenCommand.tree(DeployFiles.text(file)));
    all(".yaml", file -> WrittenCommand.yaml(DeployFiles.text(file)));
    all(
        ".conf",
        file -> {
          if (!file.toString().contains("spark-defaults")) {
            ConfigFactory.parseString(DeployFiles.text(file)).resolve();
          }
        });
    all(
        ".xml",
        file -> DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile()));
  }

  private interface Parser {
    void parse(Path file) throws Exception;
  }

  private static void all(String ending, Parser parser) {
    List<Path> files = DeployFiles.ending(ending);
    assertThat(files).as(ending).isNotEmpty();
    files.forEach(
        file -> assertThatCode(() -> parser.parse(file)).as("%s", file).doesNotThrowAnyException());
  }

  @Test
  void everyClassThatIsNamedExists() {
    List<String> named =
        DeployFiles.all()
            .flatMap(
                file -> CLASS.matcher(DeployFiles.text(file)).results().map(MatchResult::group))
            .distinct()
            .toList();
    assertThat(named).contains("org.murmuration.launch.Main");
    assertThat(named.stream().filter(name -> !ON_CLUSTERS_ONLY.contains(name)))
        .allSatisfy(
            name ->
                assertThatCode(() -> Class.forName(name, false, loader()))
                    .doesNotThrowAnyException());
  }

  private static ClassLoader loader() {
    return TestDeployFiles.class.getClassLoader();
  }

  @Test
  void everyFileThatTheREADMENames() {
    String readme = DeployFiles.text(DeployFiles.HOME.resolve("deploy/README.md"));
    Stream<String> links =
        Pattern.compile("]\\(([^)#:]+)\\)").matcher(readme).results().map(found -> found.group(1));
    assertThat(links.map(DeployFiles.HOME.resolve("deploy")::resolve))
        .isNotEmpty()
        .allSatisfy(file -> assertThat(file).exists());
  }

  private static String text(String file) {
    return DeployFiles.text(DeployFiles.HOME.resolve("deploy").resolve(file));
  }

  @Test
  void noPodMayBecomeRoot() {
    for (String file : List.of("pipeline.yaml", "pipeline-gpu.yaml", "scheduled.yaml")) {
      List<JsonNode> contexts =
          WrittenCommand.yaml(text("kubernetes/" + file)).findValues("securityContext");
      assertThat(contexts)
          .as(file)
          .hasSize(2)
          .allSatisfy(
              context -> {
                assertThat(context.get("runAsNonRoot").asBoolean()).isTrue();
                assertThat(context.get("allowPrivilegeEscalation").asBoolean()).isFalse();
                assertThat(context.at("/capabilities/drop/0").asText()).isEqualTo("ALL");
                assertThat(context.at("/seccompProfile/type").asText()).isEqualTo("RuntimeDefault");
              });
    }
  }

  @Test
  void scriptsAreSound() throws Exception {
    List<Path> scripts =
        Stream.concat(
                DeployFiles.ending(".sh").stream(),
                Stream.of(DeployFiles.HOME.resolve("deploy/murmuration")))
            .toList();
    assertThat(scripts)
        .allSatisfy(script -> assertThat(Files.isExecutable(script)).as("%s", script).isTrue());
    for (Path script : scripts) {
      passes("bash", "-n", script.toString());
    }
    assumeThere("shellcheck");
    for (Path script : scripts) {
      passes("shellcheck", "-x", script.toString());
    }
  }

  @Test
  void yamlIsTidy() throws Exception {
    assumeThere("yamllint");
    Path deploy = DeployFiles.HOME.resolve("deploy");
    List<String> command =
        Stream.concat(
                Stream.of("yamllint", "--strict", "-c", deploy.resolve(".yamllint").toString()),
                DeployFiles.ending(".yaml").stream().map(Path::toString))
            .toList();
    passes(command.toArray(String[]::new));
  }

  @Test
  void theDagCompiles(@TempDir Path folder) throws Exception {
    assumeThere("python3");
    Path dag =
        Files.copy(
            DeployFiles.HOME.resolve("deploy/airflow/murmuration_dag.py"),
            folder.resolve("dag.py"));
    passes("python3", "-m", "py_compile", dag.toString());
  }

  private static void assumeThere(String program) {
    assumeTrue(
        Arrays.stream(System.getenv("PATH").split(":"))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, program))),
        "skipped: there is no " + program);
  }

  private static void passes(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor(1, MINUTES)).isTrue();
    assertThat(process.exitValue()).as("%s: %s", List.of(command), output).isZero();
  }
}
