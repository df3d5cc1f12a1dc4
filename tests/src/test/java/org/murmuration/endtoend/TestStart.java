package org.murmuration.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.murmuration.fixture.DeployFiles;

/** What deploy/murmuration refuses before a JVM would end with a code of its own. */
final class TestStart {
  @TempDir private Path folder;

  /** How the script ended. */
  private record Start(int code, String said) {}

  private Start start(Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    String[] line = new String[arguments.length + 1];
    line[0] = DeployFiles.HOME.resolve("deploy/murmuration").toString();
    System.arraycopy(arguments, 0, line, 1, arguments.length);
    ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().remove("HADOOP_CONF_DIR");
    builder.environment().remove("YARN_CONF_DIR");
    builder.environment().remove("SPARK_HOME");
    builder.environment().putAll(environment);
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    return new Start(process.waitFor(), said);
  }

  private void script(String name, String text) throws IOException {
    Files.createDirectories(folder.resolve(name).getParent());
    Files.writeString(folder.resolve(name), "#!/bin/sh\n" + text + "\n");
    assertThat(folder.resolve(name).toFile().setExecutable(true)).isTrue();
  }

  /** A Spark with these jars, and a Java that says which it is. */
  private Map<String, String> with(String java, String... jars) throws IOException {
    script("spark/bin/spark-submit", "echo started");
    Files.createDirectories(folder.resolve("spark/jars"));
    for (String jar : jars) {
      Files.createFile(folder.resolve("spark/jars/" + jar));
    }
    script("java/bin/java", "echo 'openjdk version \"%s\"' >&2".formatted(java));
    return Map.of("SPARK_HOME", folder + "/spark", "JAVA_HOME", folder + "/java");
  }

  private void refuses(Map<String, String> environment, String start, String... arguments)
      throws Exception {
    Start ended = start(environment, arguments);
    assertThat(ended.code()).as(ended.said()).isEqualTo(2);
    assertThat(ended.said())
        .hasLineCount(1)
        .startsWith("Cannot start Murmuration: " + start.replace("FOLDER", folder.toString()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"spark-core_2.12-3.4.4", "spark-core_2.13-3.3.0", "spark-core_2.11-2.4.8"})
  void needsASparkOfTheRightVersion(String core) throws Exception {
    refuses(
        with("17.0.15", core + ".jar"),
        "Spark 3.5 or newer is needed, and SPARK_HOME=FOLDER/spark has " + core,
        "doctor");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.8.0_292", "11.0.2", "16"})
  void needsAJavaOfTheRightVersion(String java) throws Exception {
    refuses(
        with(java),
        "Java 17 or newer is needed, and FOLDER/java/bin/java is " + java + " (set",
        "doctor");
  }

  @Test
  void needsAHadoopThatKnowsTheJava() throws Exception {
    refuses(
        with("25.0.1", "spark-core_2.13-4.0.1.jar", "hadoop-client-api-3.4.1.jar"),
        "Hadoop 3.4.3 or newer is needed with Java 25.0.1, and SPARK_HOME=FOLDER/spark has hadoop-client-api-3.4.1",
        "doctor");
  }

  @Test
  void knowsOneSparkOfThem() throws Exception {
    refuses(
        Map.of(), "there is no Spark 3.4 for it (take --spark 3.5,", "--spark", "3.4", "doctor");
    refuses(
        with("17.0.15"),
        "--spark 4.2.0 and SPARK_HOME=FOLDER/spark name a Spark each",
        "--spark=4.2",
        "doctor");
  }

  @Test
  void saysInALineThatASparkCannotBeFetched() throws Exception {
    script("bin/mvn", "echo '[ERROR] Cannot access central in offline mode'; exit 1");
    String path = folder.resolve("bin") + ":" + System.getenv("PATH");
    Start start = start(Map.of("PATH", path), "--spark", "4.0.99", "doctor");
    assertThat(start.code()).isEqualTo(3);
    assertThat(start.said().lines().toList())
        .hasSize(2)
        .last()
        .asString()
        .startsWith("Cannot fetch Spark 4.0.99: Cannot access central in offline mode (go online");
    assertThat(DeployFiles.HOME.resolve("deploy/target/spark-4.0.99-2.13")).doesNotExist();
  }

  @Test
  void needsASpark() throws Exception {
    Start start = start(Map.of("SPARK_HOME", folder.toString()), "doctor");
    assertThat(start.code()).isEqualTo(2);
    assertThat(start.said()).hasLineCount(1).contains("has no bin/spark-submit");
  }

  /** A container that runs as a number. */
  @Test
  void needsAUserWithAName() throws Exception {
    script("bin/id", "[ \"$1\" = -u ] && echo 4711 && exit 0; exit 1");
    String path = folder.resolve("bin") + ":" + System.getenv("PATH");
    Start start = start(Map.of("PATH", path), "doctor");
    assertThat(start.code()).isEqualTo(2);
    assertThat(start.said())
        .hasLineCount(1)
        .startsWith("Cannot start Murmuration: the user 4711 has no name");
  }

  @Test
  void needsTheFilesOfACluster() throws Exception {
    Start start = start(Map.of(), "--master", "yarn", "doctor");
    assertThat(start.code()).isEqualTo(2);
    assertThat(start.said()).hasLineCount(1).contains("HADOOP_CONF_DIR");
  }

  /** Its spark-submit ends with 0 whatever became of such a driver. */
  @Test
  void leavesNoDriverToAStandaloneCluster() throws Exception {
    Start start =
        start(
            Map.of(),
            "--master",
            "spark://m:7077",
            "--conf",
            "spark.submit.deployMode=cluster",
            "doctor");
    assertThat(start.code()).isEqualTo(2);
    assertThat(start.said())
        .hasLineCount(1)
        .startsWith(
            "Cannot start Murmuration: with its driver on a standalone cluster it would end with 0");
  }
}
